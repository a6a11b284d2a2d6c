from flask import Flask, request

app = Flask(__name__)
ALLOWED = ('boat', 'day')


class Booking:
    def __init__(self, boat=None, day=None, price=None):
        self.boat = boat
        self.day = day
        self.price = price


@app.post('/bookings')
def book():
    data = request.get_json()
    # ruleid: python-mass-assignment
    first = Booking(**data)
    # ruleid: python-mass-assignment
    second = Booking(owner='me', **request.form)
    # ruleid: python-mass-assignment
    first.__dict__.update(request.json)
    for key, value in data.items():
        # ruleid: python-mass-assignment
        setattr(second, key, value)
    # ok: python-mass-assignment
    third = Booking(boat=data['boat'], day=data['day'])
    for key in ALLOWED:
        # ok: python-mass-assignment
        setattr(third, key, data[key])
    for key, value in data.items():
        if key in ALLOWED:
            # ok: python-mass-assignment
            setattr(third, key, value)
    # ok: python-mass-assignment
    fourth = Booking(**{key: data[key] for key in ALLOWED})
    # ok: python-mass-assignment
    fifth = Booking(**BookingSchema().load(data))
    return [first, second, third, fourth, fifth]


def change(booking, fields):
    for name in fields:
        # ruleid: python-mass-assignment
        setattr(booking, name, fields[name])


@app.post('/change')
def change_booking():
    booking = Booking()
    change(booking, request.json)
    return vars(booking)


def django_book(request):
    # ruleid: python-mass-assignment
    first = Berth.objects.create(**request.POST.dict())
    # ruleid: python-mass-assignment
    Berth.objects.filter(owner=1).update(**request.data)
    # ok: python-mass-assignment
    second = Berth.objects.create(name=request.POST['name'])
    # ok: python-mass-assignment
    options = dict(**request.GET)
    return [first, second, options]


class Berth:
    objects = None


class BookingSchema:
    fields = ALLOWED

    def load(self, data):
        return {key: data[key] for key in self.fields}
