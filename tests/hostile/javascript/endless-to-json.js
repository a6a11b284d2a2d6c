// expect: limit time
// Tries to loop while the answer is written as JSON.
import express from 'express';

const app = express();
app.use((request, response) => {
  response.json({
    toJSON() {
      for (;;);
    },
  });
});
export default app;
