// TensorFlow.js's scripts for browsers define a global; contestants import it as in Node.
export default globalThis.tf;
