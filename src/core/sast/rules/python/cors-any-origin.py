from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from flask import Flask, request
from flask_cors import CORS, cross_origin

app = Flask(__name__)
api = FastAPI()
ORIGINS = ['https://app.tidewater.example']

# ruleid: python-cors-any-origin
api.add_middleware(CORSMiddleware, allow_origins=['*'], allow_credentials=True, allow_methods=['*'])
# ruleid: python-cors-any-origin
api.add_middleware(CORSMiddleware, allow_origin_regex='.*', allow_credentials=True)
# ruleid: python-cors-any-origin
CORS(app, supports_credentials=True)
# ruleid: python-cors-any-origin
CORS(app, origins='*', supports_credentials=True)
# ruleid: python-cors-any-origin
CORS_ALLOW_ALL_ORIGINS = True
CORS_ALLOW_CREDENTIALS = True
# ok: python-cors-any-origin
api.add_middleware(CORSMiddleware, allow_origins=['*'], allow_methods=['GET'])
# ok: python-cors-any-origin
api.add_middleware(CORSMiddleware, allow_origins=ORIGINS, allow_credentials=True)
# ok: python-cors-any-origin
CORS(app)
# ok: python-cors-any-origin
CORS(app, origins=ORIGINS, supports_credentials=True)
# ok: python-cors-any-origin
CORS_ALLOWED_ORIGINS = ['https://app.tidewater.example']


# ruleid: python-cors-any-origin
@cross_origin(origins='*', supports_credentials=True)
def bookings():
    return []


@app.after_request
def reflect(response):
    # ruleid: python-cors-any-origin
    response.headers['Access-Control-Allow-Origin'] = request.headers.get('Origin', '')
    response.headers['Access-Control-Allow-Credentials'] = 'true'
    return response


def answer(response):
    if request.headers.get('Origin') in ORIGINS:
        # ok: python-cors-any-origin
        response.headers['Access-Control-Allow-Origin'] = request.headers['Origin']
    # ok: python-cors-any-origin
    response.headers['Access-Control-Allow-Origin'] = 'https://app.tidewater.example'
    return response
