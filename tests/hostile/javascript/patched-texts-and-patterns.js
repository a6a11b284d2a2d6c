// expect: failed, broken, limit
// Tries to say yes to every comparison.
import express from 'express';

String.prototype.includes = () => true;
String.prototype.indexOf = () => 0;
RegExp.prototype.test = () => true;
RegExp.prototype.exec = () => ['passed'];
Object.is = () => true;
Number.isInteger = () => true;
Map.prototype.get = () => 'passed';
Map.prototype.has = () => true;
Set.prototype.has = () => true;

const app = express();
app.use((request, response) => response.json({ sum: 'passed' }));
export default app;
