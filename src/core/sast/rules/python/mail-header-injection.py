import smtplib
from email.header import Header
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

from flask import Flask, request

app = Flask(__name__)
SUBJECTS = {'booking': 'Your booking', 'boat': 'Your boat'}


@app.post('/write')
def write():
    subject = request.form['subject']
    server = smtplib.SMTP('localhost')
    # ruleid: python-mail-header-injection
    server.sendmail('boats@tidewater.example', 'crew@tidewater.example', f'Subject: {subject}\n\nMoin')
    # ruleid: python-mail-header-injection
    server.sendmail('boats@tidewater.example', 'crew@tidewater.example', 'Subject: ' + subject + '\n\nMoin')
    mail = MIMEText('Moin')
    # ruleid: python-mail-header-injection
    mail['Subject'] = subject
    # ruleid: python-mail-header-injection
    mail['Reply-To'] = '%s <%s>' % (request.form['name'], request.form['address'])
    server.sendmail('boats@tidewater.example', 'crew@tidewater.example', mail.as_string())
    return ''


@app.post('/write-well')
def write_well():
    subject = request.form['subject']
    mail = EmailMessage()
    # ok: python-mail-header-injection
    mail['Subject'] = subject
    # ok: python-mail-header-injection
    mail.set_content(request.form['text'])
    old = MIMEMultipart()
    # ok: python-mail-header-injection
    old['Subject'] = Header(subject, 'utf-8')
    # ok: python-mail-header-injection
    old['To'] = subject.replace('\r', '').replace('\n', '')
    # ok: python-mail-header-injection
    old['X-Kind'] = SUBJECTS.get(request.form['kind'], 'Boats')
    old.attach(MIMEText(request.form['text']))
    server = smtplib.SMTP('localhost')
    server.send_message(mail)
    # ok: python-mail-header-injection
    server.sendmail('boats@tidewater.example', 'crew@tidewater.example', old.as_string())
    # ok: python-mail-header-injection
    server.sendmail('boats@tidewater.example', 'crew@tidewater.example', 'Subject: Moin\n\nMoin')
    return ''
