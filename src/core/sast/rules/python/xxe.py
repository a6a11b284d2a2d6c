import io
import xml.etree.ElementTree as ET
import xml.sax
from xml.dom import minidom, pulldom
from xml.sax.handler import feature_external_ges, feature_namespaces

import defusedxml.ElementTree
from flask import request
from lxml import etree
from lxml.etree import XMLParser as Parser


def read(data, file):
    # ruleid: python-xxe
    first = etree.fromstring(data, etree.XMLParser(resolve_entities=True))
    # ruleid: python-xxe
    second = etree.parse(file, Parser(no_network=False))
    # ok: python-xxe
    lenient = etree.XMLParser(remove_blank_text=True, load_dtd=True)
    # ruleid: python-xxe
    third = etree.fromstring(data, parser=etree.XMLParser(huge_tree=True))
    # ruleid: python-xxe
    for _, element in etree.iterparse(file, resolve_entities=True):
        element.clear()
    # ruleid: python-xxe
    fourth = defusedxml.ElementTree.fromstring(data, forbid_entities=False)
    return [first, second, lenient, third, fourth]


def read_sax(file, handler):
    parser = xml.sax.make_parser()
    # ok: python-xxe
    parser.setFeature(feature_external_ges, True)
    parser.setContentHandler(handler)
    # ruleid: python-xxe
    parser.parse(file)
    # ok: python-xxe
    parser.parse('settings.xml')
    # ok: python-xxe
    parser.setFeature(feature_external_ges, False)
    # ok: python-xxe
    parser.parse(file)


def read_sax_by_address(data):
    parser = xml.sax.make_parser()
    parser.setFeature('http://xml.org/sax/features/external-general-entities', 1)
    # ruleid: python-xxe
    first = minidom.parseString(data, parser)
    other = xml.sax.make_parser()
    other.setFeature(xml.sax.handler.feature_external_pes, True)
    # ruleid: python-xxe
    second = pulldom.parse(io.BytesIO(data), other)
    third = xml.sax.make_parser()
    third.setFeature(feature_namespaces, True)
    # ok: python-xxe
    return [first, second, minidom.parseString(data, third)]


def parser_for(is_open):
    if is_open:
        return etree.XMLParser(resolve_entities=True)
    return etree.XMLParser(resolve_entities=False)


def read_by_helper(data):
    documents = {'ours': '<a/>', 'theirs': data}
    # ruleid: python-xxe
    first = etree.fromstring(documents['theirs'], parser_for(True))
    # ok: python-xxe
    second = etree.fromstring(documents['theirs'], parser_for(False))
    # ok: python-xxe
    third = etree.fromstring(documents['ours'], parser_for(True))
    return [first, second, third]


@app.post('/boats')
def boats():
    # ruleid: python-xxe
    first = etree.fromstring(request.data)
    # ok: python-xxe
    second = etree.fromstring(request.data, etree.XMLParser(resolve_entities=False))
    # ok: python-xxe
    third = ET.fromstring(request.data)
    return [first, second, third]


def read_well(data, file):
    # ok: python-xxe
    first = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    # ok: python-xxe
    second = etree.parse(file, Parser(remove_comments=True))
    # ok: python-xxe
    third = defusedxml.ElementTree.fromstring(data)
    # ok: python-xxe
    fourth = ET.fromstring(data)
    # ok: python-xxe
    fifth = etree.HTMLParser(huge_tree=True)
    return [first, second, third, fourth, fifth]
