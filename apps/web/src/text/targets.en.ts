export const standing = {
  good: 'level “good”',
  minimum: 'above the minimum',
  behind: 'due now {{due}}: {{points}} points behind',
  ahead: 'due now {{due}}: {{points}} points ahead',
};

export const finding = {
  'some-met': '{{met}} of {{measured}} agencies with sufficient data meet the {{target}} target',
  'all-met': 'All {{measured}} agencies with sufficient data meet the {{target}} target',
  'none-met': 'None of {{measured}} agencies with sufficient data meets the {{target}} target',
  'no-target': '{{measured}} of {{total}} agencies have figures; no target is set',
  'no-data': 'No agency has sufficient data for a conclusion',
  'too-small': 'Every agency has fewer than 10 people, so no rate is published',
  own: {
    'some-met': '{{met}} of {{measured}} agencies with sufficient data meet their own target',
    'all-met': 'All {{measured}} agencies with sufficient data meet their own target',
    'none-met': 'None of {{measured}} agencies with sufficient data meets its own target',
  },
  context: '{{definition}} · {{period}}',
};
