import json
import pickle
from pickle import loads as read

import yaml
from yaml import CSafeLoader, SafeLoader


def load(data, file):
    # ruleid: python-unsafe-deserialization
    a = pickle.loads(data)
    # ruleid: python-unsafe-deserialization
    b = read(data)
    # ruleid: python-unsafe-deserialization
    c = pickle.load(file)
    # ruleid: python-unsafe-deserialization
    d = yaml.load(data)
    # ruleid: python-unsafe-deserialization
    e = yaml.load(data, Loader=yaml.Loader)
    # ok: python-unsafe-deserialization
    f = yaml.load(data, Loader=yaml.SafeLoader)
    # ok: python-unsafe-deserialization
    g = yaml.load(data, SafeLoader)
    # ok: python-unsafe-deserialization
    h = yaml.load(data, Loader=CSafeLoader)
    # ok: python-unsafe-deserialization
    i = yaml.safe_load(data)
    # ok: python-unsafe-deserialization
    j = json.loads(data)
    # ok: python-unsafe-deserialization
    k = pickle.dumps(data)
    return [a, b, c, d, e, f, g, h, i, j, k]


def load_more(path, data, name):
    import marshal
    import shelve

    import joblib
    import jsonpickle
    import numpy as np
    import pandas as pd
    import torch

    # ruleid: python-unsafe-deserialization
    a = pd.read_pickle(path)
    # ruleid: python-unsafe-deserialization
    b = joblib.load(path)
    # ruleid: python-unsafe-deserialization
    c = np.load(path, allow_pickle=True)
    # ruleid: python-unsafe-deserialization
    d = torch.load(path, weights_only=False)
    # ruleid: python-unsafe-deserialization
    e = marshal.loads(data)
    # ruleid: python-unsafe-deserialization
    f = jsonpickle.decode(data)
    # ruleid: python-unsafe-deserialization
    g = shelve.open(name)
    # ok: python-unsafe-deserialization
    h = np.load(path)
    # ok: python-unsafe-deserialization
    i = torch.load(path, weights_only=True)
    # ok: python-unsafe-deserialization
    j = pd.read_csv(path)
    # ok: python-unsafe-deserialization
    k = yaml.load(data, Loader=yaml.BaseLoader)
    # ok: python-unsafe-deserialization
    m = jsonpickle.encode(data)
    return [a, b, c, d, e, f, g, h, i, j, k, m]


def load_known(request):
    import configparser

    settings = configparser.ConfigParser()
    settings.add_section('state')
    settings.set('state', 'ours', 'gASVAA')
    settings.set('state', 'theirs', request.POST['state'])
    # ok: python-unsafe-deserialization
    a = pickle.loads(settings.get('state', 'ours'))
    # ruleid: python-unsafe-deserialization
    b = pickle.loads(settings.get('state', 'theirs'))
    # ok: python-unsafe-deserialization
    c = pickle.loads(b'gASVAA')
    with open('cache.bin', 'rb') as file:
        # ruleid: python-unsafe-deserialization
        d = pickle.load(file)
    # ruleid: python-unsafe-deserialization
    e = pickle.Unpickler(request.FILES['state']).load()
    return [a, b, c, d, e]
