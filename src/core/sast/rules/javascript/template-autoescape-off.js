import ejs from 'ejs';
import Handlebars from 'handlebars';
import nunjucks from 'nunjucks';
import pug from 'pug';

const ROW = '<li>{{{ name }}}</li>';

// ruleid: javascript-template-autoescape-off
nunjucks.configure('views', { autoescape: false });
// ruleid: javascript-template-autoescape-off
export const row = Handlebars.compile(ROW);
// ruleid: javascript-template-autoescape-off
export const plain = Handlebars.compile('<li>{{ name }}</li>', { noEscape: true });
// ruleid: javascript-template-autoescape-off
export const letter = (name) => ejs.render('<p>Dear <%- name %></p>', { name });
// ruleid: javascript-template-autoescape-off
export const Note = { props: ['text'], template: '<p v-html="text"></p>' };
// ruleid: javascript-template-autoescape-off
Handlebars.registerHelper('bold', (text) => new Handlebars.SafeString(`<b>${text}</b>`));
// ok: javascript-template-autoescape-off
nunjucks.configure('views', { autoescape: true });
// ok: javascript-template-autoescape-off
export const safeRow = Handlebars.compile('<li>{{ name }}</li>');
// ok: javascript-template-autoescape-off
export const safeLetter = (name) => ejs.render("<%- include('head') %><p><%= name %></p>", { name });
// ok: javascript-template-autoescape-off
export const SafeNote = { props: ['text'], template: '<p v-text="text"></p>' };
// ok: javascript-template-autoescape-off
Handlebars.registerHelper('line', () => new Handlebars.SafeString('<br>'));
// ok: javascript-template-autoescape-off
export const heading = pug.compile('h1 #{title}');
