import re
from re import match

from django.core.validators import RegexValidator

LETTERS = re.compile(r'^[a-z]+$')

# ruleid: python-redos-pattern
NAME = re.compile(r'^(\w+\s?)*$')
# ruleid: python-redos-pattern
WORDS = re.compile('^([a-zA-Z]+)*$')
# ruleid: python-redos-pattern
validate = RegexValidator(regex=r'^(?:[a-z]+-?)+$')


def check(text):
    # ruleid: python-redos-pattern
    first = match(r'(a+)+b', text)
    # ruleid: python-redos-pattern
    second = re.search(r'(.*)*x', text)
    # ok: python-redos-pattern
    third = re.match(r'^\w+(?:-\w+)*$', text)
    # ok: python-redos-pattern
    fourth = re.match(r'^(?:[a-z]+,)+$', text)
    # ok: python-redos-pattern
    fifth = re.match(r'^(\w+)$', text)
    # ok: python-redos-pattern
    sixth = re.match(r'^\(\w+\)+$', text)
    # ok: python-redos-pattern
    seventh = re.match(r'^(\d{4})+$', text)
    # ok: python-redos-pattern
    eighth = re.match(r'^([a-z]+){1,3}$', text)
    return [first, second, third, fourth, fifth, sixth, seventh, eighth]
