import urllib.request
from urllib.parse import quote, urlencode, urlsplit

import aiohttp
import httpx
import requests
from fastapi import FastAPI
from flask import Flask, request
from requests import get as fetch

app = Flask(__name__)
api = FastAPI()
HOSTS = {'charts.tidewater.example', 'weather.example'}
SERVICES = {'weather': 'https://weather.example/now', 'tides': 'https://tides.example/now'}


@app.get('/preview')
def preview():
    url = request.args['url']
    # ruleid: python-ssrf
    first = requests.get(url, timeout=5)
    # ruleid: python-ssrf
    second = fetch(url)
    # ruleid: python-ssrf
    third = urllib.request.urlopen('http://' + url)
    # ruleid: python-ssrf
    fourth = urllib.request.urlopen(urllib.request.Request(url))  # built and opened
    # ruleid: python-ssrf
    fifth = requests.request('GET', f'http://{url}/status')
    # ok: python-ssrf
    sixth = requests.get('https://weather.example/now', params={'place': url})
    # ok: python-ssrf
    seventh = requests.get(SERVICES.get(request.args['service'], SERVICES['tides']))
    # ok: python-ssrf
    eighth = requests.post('https://weather.example/places', json={'url': url})
    return [first, second, third, fourth, fifth, sixth, seventh, eighth]


@app.get('/starts-well')
def starts_well():
    url = request.args['url']
    if not url.startswith('https://weather.example'):
        return '', 400
    # ruleid: python-ssrf
    return requests.get(url).text


@app.get('/listed')
def listed():
    url = request.args['url']
    if urlsplit(url).hostname not in HOSTS:
        return '', 400
    # ok: python-ssrf
    return requests.get(url, allow_redirects=False).text


@app.get('/listed-in-parts')
def listed_in_parts():
    host = request.args['host']
    if host in HOSTS:
        # ok: python-ssrf
        return requests.get('https://' + host + '/now').text
    # ruleid: python-ssrf
    return requests.get('https://' + host + '/now').text


@app.get('/place')
def place():
    name = quote(request.args['name'], safe='')
    # ok: python-ssrf
    first = requests.get('https://weather.example/places/' + name)
    # ok: python-ssrf
    second = requests.get('https://weather.example/?' + urlencode(request.args))
    # ok: python-ssrf
    third = requests.get(f"https://weather.example/places/{int(request.args['number'])}")
    return [first, second, third]


class Gateway:
    def __init__(self, base):
        self.base = base

    def load(self, path):
        with httpx.Client(timeout=5) as client:
            # ruleid: python-ssrf
            return client.get(self.base + path).json()


@app.get('/gateway')
def gateway():
    return Gateway(request.args['base']).load('/now')


@api.post('/import')
async def import_chart(address: str):
    async with aiohttp.ClientSession() as session:
        # ruleid: python-ssrf
        async with session.get(address) as response:
            return await response.text()


@api.get('/charts/{number}')
async def chart(number: int):
    async with httpx.AsyncClient() as client:
        # ok: python-ssrf
        return (await client.get(f'https://charts.tidewater.example/{number}')).json()
