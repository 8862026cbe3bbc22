/** A JSON file as the bundler's text loader gives it; the suffix keeps the compiler from reading the file as an object literal. */
declare module '*.json?text' {
  const text: string;
  export default text;
}
