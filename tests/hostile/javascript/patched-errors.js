// expect: failed, broken
// Tries to run code whenever an error is made.
import express from 'express';

let seen = '';
Error.prepareStackTrace = (error, sites) => {
  for (const site of sites) seen += `${site.getFileName?.()} ${site.getFunction?.()} ${site.getThis?.()}`;
  return {
    toString() {
      throw error;
    },
  };
};
Error.captureStackTrace = () => {
  throw new Error('again');
};
try {
  null.x;
} catch (error) {
  console.log(typeof error.stack, seen.slice(0, 500));
}

const app = express();
app.use((request, response) => response.json({ sum: 'passed' }));
export default app;
