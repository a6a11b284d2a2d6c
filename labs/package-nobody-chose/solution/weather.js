import { get } from 'harbour-http';

const FORECASTS = 'https://weather.tidewater.example';

export function forecast(harbour) {
  return get(FORECASTS, harbour).url;
}
