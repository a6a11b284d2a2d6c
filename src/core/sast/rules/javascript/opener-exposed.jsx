const WEATHER = 'https://weather.example/today';

export function showWeather(place) {
  // ruleid: javascript-opener-exposed
  window.open(WEATHER, '_blank');
  // ruleid: javascript-opener-exposed
  window.open('https://weather.example/' + place);
  // ok: javascript-opener-exposed
  window.open(WEATHER, '_blank', 'noopener');
  // ok: javascript-opener-exposed
  window.open(`/boats/${place}`, '_blank');
  // ok: javascript-opener-exposed
  window.open(WEATHER, '_self');
  // ok: javascript-opener-exposed
  const pay = window.open('https://pay.example/start', 'pay', 'width=400');
  return pay;
}

export const Links = () => (
  <p>
    {/* ruleid: javascript-opener-exposed */}
    <a href={WEATHER} target="_blank" rel="opener">Weather</a>
    {/* ok: javascript-opener-exposed */}
    <a href={WEATHER} target="_blank">Weather</a>
    {/* ok: javascript-opener-exposed */}
    <a href={WEATHER} target="_blank" rel="noopener noreferrer">Weather</a>
  </p>
);
