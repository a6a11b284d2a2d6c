// expect: failed, limit time
// Tries to give promises that call back twice, late, and with more promises.
import express from 'express';

const app = express();
app.use((request, response) => {
  const thenable = {
    then(resolve, reject) {
      resolve(thenable);
      reject(new Error('both'));
    },
  };
  response.json(thenable);
  return thenable;
});
export default app;
