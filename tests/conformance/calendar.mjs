// Reads an iCalendar text from its input with the npm package ical.js and prints its events as JSON.
// Usage: XUEHUI_MODULES=<node_modules> node calendar.mjs < calendar.ics
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const modules = createRequire(`${process.env.XUEHUI_MODULES}/here.js`);
const { default: ICAL } = await import(pathToFileURL(modules.resolve('ical.js')));

const text = readFileSync(0, 'utf8');
for (const line of text.split('\r\n')) {
  if (Buffer.byteLength(line) > 75) throw new Error(`a line of more than 75 octets: ${line}`);
}
// Strict: whatever the grammar does not allow is an error.
ICAL.design.strict = true;
const calendar = new ICAL.Component(ICAL.parse(text));
const events = calendar.getAllSubcomponents('vevent').map((component) => {
  const event = new ICAL.Event(component, { strictExceptions: true });
  const alarm = component.getFirstSubcomponent('valarm');
  return {
    uid: event.uid,
    start: event.startDate.toString(),
    end: event.endDate.toString(),
    summary: event.summary,
    description: event.description,
    stamp: component.getFirstPropertyValue('dtstamp').toString(),
    alarm: alarm.getFirstPropertyValue('trigger').toString(),
  };
});
console.log(JSON.stringify(events));
