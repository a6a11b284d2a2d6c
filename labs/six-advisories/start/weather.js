import { get } from 'harbour-http';

const FORECASTS = 'https://weather.tidewater.example';

export function forecastLink(station) {
  return get(FORECASTS, station).url;
}
