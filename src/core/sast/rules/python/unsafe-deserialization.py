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
