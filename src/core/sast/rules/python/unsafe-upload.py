import os
import shutil
import uuid
from pathlib import Path

from fastapi import FastAPI, UploadFile
from flask import Flask, request
from werkzeug.utils import secure_filename

app = Flask(__name__)
api = FastAPI()
FOLDER = Path('charts')
ENDINGS = {'.png', '.jpg'}


@app.post('/charts')
def chart():
    file = request.files['chart']
    # ruleid: python-unsafe-upload
    file.save(os.path.join('charts', file.filename))
    # ruleid: python-unsafe-upload
    file.save('charts/' + request.files['chart'].filename)
    # ruleid: python-unsafe-upload
    file.save(FOLDER / os.path.basename(file.filename))
    # ok: python-unsafe-upload
    file.save(FOLDER / secure_filename(file.filename))
    # ok: python-unsafe-upload
    file.save(FOLDER / uuid.uuid4().hex)
    ending = Path(file.filename).suffix
    if ending not in ENDINGS:
        return '', 400
    # ok: python-unsafe-upload
    file.save(FOLDER / f'{uuid.uuid4().hex}{ending}')
    # ok: python-unsafe-upload
    file.save('charts/newest.png')
    return {'name': file.filename}


def place(folder, name):
    return '{}/{}'.format(folder, name)


@api.post('/photos')
async def photo(file: UploadFile):
    # ruleid: python-unsafe-upload
    with open(place('photos', file.filename), 'wb') as target:
        shutil.copyfileobj(file.file, target)
    # ok: python-unsafe-upload
    with open(place('photos', uuid.uuid4().hex), 'wb') as target:
        target.write(await file.read())


def django_photo(request):
    uploaded_file = request.FILES['photo']
    # ruleid: python-unsafe-upload
    with open(f'photos/{uploaded_file.name}', 'wb+') as target:
        for chunk in uploaded_file.chunks():
            target.write(chunk)
    # ok: python-unsafe-upload
    with open(f'photos/{request.user.id}.png', 'wb') as target:
        target.write(uploaded_file.read())
