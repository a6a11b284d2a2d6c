import debugpy
from django.conf import settings
from django.urls import include, path
from flask import Flask
from flask_debugtoolbar import DebugToolbarExtension
from graphene_django.views import GraphQLView
from strawberry.fastapi import GraphQLRouter

app = Flask(__name__)
schema = None

# ruleid: python-debug-tool-exposed
toolbar = DebugToolbarExtension(app)
# ruleid: python-debug-tool-exposed
app.config['DEBUG_TB_ENABLED'] = True
# ruleid: python-debug-tool-exposed
router = GraphQLRouter(schema, graphiql=True)
urlpatterns = [
    # ruleid: python-debug-tool-exposed
    path('graphql', GraphQLView.as_view(graphiql=True)),
    # ruleid: python-debug-tool-exposed
    path('__debug__/', include('debug_toolbar.urls')),
    # ok: python-debug-tool-exposed
    path('graphql', GraphQLView.as_view(graphiql=False)),
    # ok: python-debug-tool-exposed
    path('boats/', include('boats.urls')),
]
# ruleid: python-debug-tool-exposed
debugpy.listen(('0.0.0.0', 5678))

if settings.DEBUG:
    # ok: python-debug-tool-exposed
    urlpatterns += [path('__debug__/', include('debug_toolbar.urls'))]
    # ok: python-debug-tool-exposed
    extension = DebugToolbarExtension(app)
# ok: python-debug-tool-exposed
debugpy.listen(('127.0.0.1', 5678))
# ok: python-debug-tool-exposed
plain = GraphQLRouter(schema, graphiql=settings.DEBUG)
