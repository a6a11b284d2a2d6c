import express from 'express';
import { boats } from './boats.js';
import { charts } from './charts.js';
import { crew } from './crew.js';
import { members } from './members.js';
import { receipts } from './receipts.js';
import { weather } from './weather.js';

const app = express();
app.use(express.json({ limit: '100kb' }));
app.use(express.urlencoded({ extended: false }));
app.use(boats, charts, crew, members, receipts, weather);

export default app;
