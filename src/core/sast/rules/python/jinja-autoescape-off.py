import jinja2
from flask import Flask
from jinja2 import Environment, FileSystemLoader, select_autoescape
from jinja2.sandbox import SandboxedEnvironment

app = Flask(__name__)
OPTIONS = {'autoescape': True}

# ruleid: python-jinja-autoescape-off
plain = Environment(loader=FileSystemLoader('pages'))
# ruleid: python-jinja-autoescape-off
bare = jinja2.Environment()
# ruleid: python-jinja-autoescape-off
off = Environment(loader=FileSystemLoader('pages'), autoescape=False)
# ruleid: python-jinja-autoescape-off
later = Environment(autoescape=False, trim_blocks=True)
# ruleid: python-jinja-autoescape-off
boxed = SandboxedEnvironment(autoescape=False)
# ruleid: python-jinja-autoescape-off
app.jinja_env.autoescape = False
# ok: python-jinja-autoescape-off
on = Environment(loader=FileSystemLoader('pages'), autoescape=True)
# ok: python-jinja-autoescape-off
selected = Environment(autoescape=select_autoescape(['html', 'xml']))
# ok: python-jinja-autoescape-off
by_ending = jinja2.Environment(autoescape=lambda name: name.endswith('.html'))
# ok: python-jinja-autoescape-off
given = Environment(**OPTIONS)


class Environment2:
    pass


# ok: python-jinja-autoescape-off
other = Environment2()
# ok: python-jinja-autoescape-off
app.jinja_env.trim_blocks = False
