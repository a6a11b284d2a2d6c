import argparse
import ast
import re

FORMULA = '1 + 2'


def compute(text, scope, model):
    # ruleid: python-eval-injection
    a = eval(text)
    # ruleid: python-eval-injection
    b = eval('1 + ' + text, {'__builtins__': {}})
    # ruleid: python-eval-injection
    exec(f'x = {text}', scope)
    # ruleid: python-eval-injection
    c = compile(text, '<text>', 'exec')
    # ok: python-eval-injection
    d = eval('1 + 1')
    # ok: python-eval-injection
    e = eval(FORMULA)
    # ok: python-eval-injection
    f = ast.literal_eval(text)
    # ok: python-eval-injection
    g = re.compile(text)
    # ok: python-eval-injection
    model.eval()
    return [a, b, c, d, e, f, g]


def product():
    # ok: python-eval-injection
    return evaluated('2 * 3')


def evaluated(text):
    # ok: python-eval-injection
    return eval(text)


def choose(flag):
    formulas = {'sum': '1 + 1', 'asked': input()}
    parts = ['1', input(), '2']
    # ruleid: python-eval-injection
    a = eval(formulas['asked'])
    # ok: python-eval-injection
    b = eval(formulas['sum'])
    parts.pop(0)
    # ruleid: python-eval-injection
    c = eval(parts[0])
    # ok: python-eval-injection
    d = eval(parts[1])
    # ok: python-eval-injection
    e = eval(f'{int(flag)} + 1')
    return [a, b, c, d, e]


def allowed():
    parser = argparse.ArgumentParser()
    options = parser.parse_args()
    if options.name not in ('sum', 'mean'):
        parser.error('no such function')
    # ok: python-eval-injection
    return eval(options.name)


def only_told():
    parser = argparse.ArgumentParser()
    options = parser.parse_args()
    if options.name not in ('sum', 'mean'):
        print('no such function')
    # ruleid: python-eval-injection
    return eval(options.name)
