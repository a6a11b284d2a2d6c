import xml.etree.ElementTree as ET
import xml.sax
from xml.sax.handler import feature_external_ges, feature_namespaces

import defusedxml.ElementTree
from lxml import etree
from lxml.etree import XMLParser as Parser


def read(data, file):
    # ruleid: python-xxe
    first = etree.fromstring(data, etree.XMLParser(resolve_entities=True))
    # ruleid: python-xxe
    second = etree.parse(file, Parser(no_network=False))
    # ruleid: python-xxe
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
    # ruleid: python-xxe
    parser.setFeature(feature_external_ges, True)
    # ruleid: python-xxe
    parser.setFeature(xml.sax.handler.feature_external_pes, True)
    # ruleid: python-xxe
    parser.setFeature('http://xml.org/sax/features/external-general-entities', 1)
    # ok: python-xxe
    parser.setFeature(feature_external_ges, False)
    # ok: python-xxe
    parser.setFeature(feature_namespaces, True)
    parser.setContentHandler(handler)
    parser.parse(file)


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
