// Its backend adds itself to that global.
export default globalThis.tf.wasm;
