import $ from 'jquery';
import DOMPurify from 'dompurify';

const params = new URLSearchParams(location.search);
const $list = $('#boats');
const LABELS = { new: '<b>New</b>', old: '<i>Old</i>' };

// ruleid: javascript-jquery-xss
$('#name').html(params.get('name'));
// ruleid: javascript-jquery-xss
$list.append('<li>' + params.get('boat') + '</li>');
// ruleid: javascript-jquery-xss
$(`<p>${document.referrer}</p>`).appendTo('#footer');
// ruleid: javascript-jquery-xss
$list.find('li').first().before(decodeURIComponent(location.hash.slice(1)));
// ok: javascript-jquery-xss
$('#name').text(params.get('name'));
// ok: javascript-jquery-xss
$('#name').html(DOMPurify.sanitize(params.get('name')));
// ok: javascript-jquery-xss
$list.append($('<li>').text(params.get('boat')));
// ok: javascript-jquery-xss
$list.append(LABELS[params.get('label')]);
// ok: javascript-jquery-xss
$('#boat-' + params.get('boat')).addClass('chosen');
// ok: javascript-jquery-xss
$('#search').val(params.get('search'));

const escaped = (text) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
const stripped = (text) => text.replace('<script>', '');

function note(html) {
  // ruleid: javascript-jquery-xss
  $('#note').html(html);
}

window.addEventListener('message', ({ data }) => {
  note(localStorage.getItem('note'));
  // ok: javascript-jquery-xss
  $('#note').html(`<b>${escaped(location.hash)}</b>`);
  // ruleid: javascript-jquery-xss
  $('#note').html(`<b>${stripped(location.hash)}</b>`);
  // ok: javascript-jquery-xss
  $('#count').html(Number(data.count));
});
