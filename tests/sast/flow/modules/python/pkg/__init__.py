from .values import make, clean as cleaned
from .sub.deep import *
