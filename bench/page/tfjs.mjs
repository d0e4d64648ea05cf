// TensorFlow.js's scripts for browsers define a global. With this module, contestants import it as in Node.
export default globalThis.tf;
