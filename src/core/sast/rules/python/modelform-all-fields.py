from django.forms import ModelForm, modelform_factory
from django.views.generic import CreateView
from rest_framework.serializers import ModelSerializer

from boats.models import Booking


class BookingForm(ModelForm):
    class Meta:
        model = Booking
        # ruleid: python-modelform-all-fields
        fields = '__all__'


class BookingSerializer(ModelSerializer):
    class Meta:
        model = Booking
        # ruleid: python-modelform-all-fields
        exclude = ['paid']


class BookingCreateView(CreateView):
    model = Booking
    # ruleid: python-modelform-all-fields
    fields = '__all__'


# ruleid: python-modelform-all-fields
Form = modelform_factory(Booking, fields='__all__')


class SmallForm(ModelForm):
    class Meta:
        model = Booking
        # ok: python-modelform-all-fields
        fields = ['boat', 'day']


class SmallSerializer(ModelSerializer):
    class Meta:
        model = Booking
        # ok: python-modelform-all-fields
        fields = ('boat', 'day')
        read_only_fields = ('price',)


# ok: python-modelform-all-fields
SmallFactory = modelform_factory(Booking, fields=['boat'])


class BookingFilter:
    class Meta:
        # ok: python-modelform-all-fields
        fields = '__all__'
