import { Component, inject } from '@angular/core';
import { DomSanitizer, type SafeHtml } from '@angular/platform-browser';
import DOMPurify from 'dompurify';

const LOGO = '<svg viewBox="0 0 1 1"></svg>';

@Component({ selector: 'boat-page', template: '<div [innerHTML]="html"></div>' })
export class BoatPage {
  private readonly sanitizer = inject(DomSanitizer);
  html: SafeHtml = '';

  show(text: string, video: string, file: Blob): unknown[] {
    // ruleid: javascript-angular-bypass-security
    this.html = this.sanitizer.bypassSecurityTrustHtml(text);
    // ruleid: javascript-angular-bypass-security
    const frame = this.sanitizer.bypassSecurityTrustResourceUrl(`https://${video}`);
    // ok: javascript-angular-bypass-security
    const logo = this.sanitizer.bypassSecurityTrustHtml(LOGO);
    // ok: javascript-angular-bypass-security
    const clean = this.sanitizer.bypassSecurityTrustHtml(DOMPurify.sanitize(text));
    // ok: javascript-angular-bypass-security
    const player = this.sanitizer.bypassSecurityTrustResourceUrl(`https://video.example/embed/${Number(video)}`);
    // ok: javascript-angular-bypass-security
    const local = this.sanitizer.bypassSecurityTrustUrl(URL.createObjectURL(file));
    return [frame, logo, clean, player, local];
  }
}
