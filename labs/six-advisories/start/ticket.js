import * as pdf from 'buoy-pdf';
import { render } from 'mast-template';

const PAGE = '<h1>{boat}</h1><p title="{guest}">For {guest}, from {day}</p>';

export function page(booking) {
  return render(PAGE, booking);
}

export function ticket({ guest, boat, from }) {
  return pdf.text([`Tidewater: ${boat}`, guest, from]);
}
