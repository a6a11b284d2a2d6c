import html

import nh3
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.safestring import mark_safe as trusted
from flask import request as incoming
from markupsafe import Markup

COLOURS = {'red': '<i class="red"></i>', 'blue': '<i class="blue"></i>'}


def greeting(request):
    name = request.GET.get('name', '')
    # ruleid: python-unsafe-markup
    first = mark_safe('<b>' + name + '</b>')
    # ruleid: python-unsafe-markup
    second = mark_safe(f'<b>{name}</b>')
    # ruleid: python-unsafe-markup
    third = trusted('<b>%s</b>' % name)
    # ruleid: python-unsafe-markup
    fourth = format_html('<b>' + name + '</b>')
    # ruleid: python-unsafe-markup
    fifth = format_html(f'<b>{name}</b><i>{{}}</i>', 'boat')
    # ok: python-unsafe-markup
    sixth = format_html('<b>{}</b>', name)
    # ok: python-unsafe-markup
    seventh = mark_safe('<b>' + escape(name) + '</b>')
    # ok: python-unsafe-markup
    eighth = mark_safe('<b>Boats</b>')
    return [first, second, third, fourth, fifth, sixth, seventh, eighth]


def half_escaped(request):
    name = request.POST['name'].replace('<', '&lt;', 1)
    # ruleid: python-unsafe-markup
    first = mark_safe('<b>' + name + '</b>')
    whole = request.POST['name'].replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;').replace('"', '&quot;')
    # ok: python-unsafe-markup
    second = mark_safe('<b>' + whole + '</b>')
    return [first, second]


def bold(text):
    # ruleid: python-unsafe-markup
    return Markup('<b>' + text + '</b>')


def with_flask():
    words = incoming.form['words']
    # ok: python-unsafe-markup
    filled = Markup('<b>{}</b>').format(words)
    # ok: python-unsafe-markup
    cleaned = Markup(nh3.clean(words))
    # ok: python-unsafe-markup
    quoted = Markup(f'<b title="{html.escape(words)}">boat</b>')
    # ok: python-unsafe-markup
    colour = Markup(COLOURS.get(incoming.args['colour'], ''))
    # ok: python-unsafe-markup
    count = mark_safe(f'<b>{int(incoming.args["count"])}</b>')
    # ok: python-unsafe-markup
    rows = format_html_join('', '<li>{}</li>', [(words,)])
    return [bold(words), filled, cleaned, quoted, colour, count, rows]
