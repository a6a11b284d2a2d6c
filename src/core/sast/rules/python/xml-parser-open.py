import xml.sax

from lxml import etree
from xml.sax.handler import feature_external_ges

# ruleid: python-xml-parser-open
LENIENT = etree.XMLParser(resolve_entities=True)
# ok: python-xml-parser-open
STRICT = etree.XMLParser(resolve_entities=False, no_network=True)


def make():
    # ruleid: python-xml-parser-open
    return etree.XMLParser(remove_blank_text=True, load_dtd=True)


class Reader:
    def __init__(self):
        self.parser = xml.sax.make_parser()
        # ruleid: python-xml-parser-open
        self.parser.setFeature(feature_external_ges, True)
        # ok: python-xml-parser-open
        self.parser.setFeature(feature_external_ges, False)


def own_document():
    # ok: python-xml-parser-open
    parser = etree.XMLParser(load_dtd=True)
    return etree.parse('settings.xml', parser)


def make_sax():
    parser = xml.sax.make_parser()
    # ruleid: python-xml-parser-open
    parser.setFeature('http://xml.org/sax/features/external-general-entities', 1)
    return parser
