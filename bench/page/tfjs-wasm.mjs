// The backend adds itself to the global of TensorFlow.js.
export default globalThis.tf.wasm;
