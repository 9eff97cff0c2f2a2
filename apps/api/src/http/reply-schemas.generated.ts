// Made by `npm run openapi` from libs/metrics/src/contract; do not edit.
export const REPLY_SCHEMAS = {
  AbsentAgency: {
    type: 'object',
    properties: {
      code: {
        type: 'string',
      },
      name: {
        type: 'string',
      },
      absence: {
        $ref: '#/components/schemas/AgencyAbsence',
      },
      from: {
        anyOf: [
          {
            $ref: '#/components/schemas/IsoDate',
          },
          {
            type: 'null',
          },
        ],
        description: 'First day; null when it was always there.',
      },
      to: {
        anyOf: [
          {
            $ref: '#/components/schemas/IsoDate',
          },
          {
            type: 'null',
          },
        ],
        description: 'First day on which it is no more; null while it lasts.',
      },
      successor: {
        anyOf: [
          {
            type: 'object',
            properties: {
              code: {
                type: 'string',
              },
              name: {
                type: 'string',
              },
            },
            required: ['code', 'name'],
            additionalProperties: false,
          },
          {
            type: 'null',
          },
        ],
        description: 'The agency it was merged into on that day; null when into none, or when the caller may not know that one.',
      },
    },
    required: ['code', 'name', 'absence', 'from', 'to', 'successor'],
    additionalProperties: false,
    description: "An agency of the directory's history that has no figures of its own in the period and structure asked for.",
  },
  AccountReply: {
    type: 'object',
    properties: {
      account: {
        $ref: '#/components/schemas/AccountRowReply',
      },
    },
    required: ['account'],
    additionalProperties: false,
  },
  AccountRowReply: {
    type: 'object',
    properties: {
      id: {
        type: 'number',
      },
      username: {
        type: 'string',
      },
      displayName: {
        type: 'string',
      },
      role: {
        $ref: '#/components/schemas/Role',
      },
      agency: {
        type: ['string', 'null'],
        description: 'Code of the agency it speaks for.',
      },
      officialId: {
        type: ['number', 'null'],
        description: 'Whose account it is in the directory.',
      },
      officialName: {
        type: ['string', 'null'],
      },
      createdAt: {
        type: 'string',
        description: 'ISO 8601 with offset.',
      },
      disabledAt: {
        type: ['string', 'null'],
        description: 'Since when nobody is let in by it; null while it is in use.',
      },
      lastSeenAt: {
        type: ['string', 'null'],
        description: 'Exact to a minute, also after that session has ended; null: whoever has the account now never was signed in.',
      },
    },
    required: ['id', 'username', 'displayName', 'role', 'agency', 'officialId', 'officialName', 'createdAt', 'disabledAt', 'lastSeenAt'],
    additionalProperties: false,
    description: 'An account, for whoever looks after accounts.',
  },
  AccountsReply: {
    type: 'object',
    properties: {
      accounts: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/AccountRowReply',
        },
      },
    },
    required: ['accounts'],
    additionalProperties: false,
    description: '`GET /api/v1/accounts`, by name.',
  },
  ActiveRule: {
    type: 'object',
    properties: {
      kind: {
        type: 'string',
        const: 'active',
      },
    },
    required: ['kind'],
    additionalProperties: false,
    description: 'DU-1: at least one human access in the period.',
  },
  AddressCounts: {
    type: 'object',
    properties: {
      addresses: {
        type: 'number',
      },
      matched: {
        type: 'number',
      },
      alias: {
        type: 'number',
      },
      foreign: {
        type: 'number',
      },
      unknown: {
        type: 'number',
      },
    },
    required: ['addresses', 'matched', 'alias', 'foreign', 'unknown'],
    additionalProperties: false,
    description:
      "Addresses that the logs name as accounts, counted once a day and source: mailboxes' own, other names that lead to a mailbox, those told to be none of the province's, and unknown ones, which are listed.",
  },
  AddressSuggestion: {
    type: 'object',
    properties: {
      agency: {
        type: ['string', 'null'],
        description:
          'Code of the agency that a rule of its domain names on its last day, or that all known mailboxes of the domain are of.',
      },
      kind: {
        type: 'string',
        enum: ['official', 'unit', 'robot'],
        description: 'By the look of its name.',
      },
      officials: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            id: {
              type: 'number',
            },
            fullName: {
              type: 'string',
            },
            mailbox: {
              type: ['string', 'null'],
            },
          },
          required: ['id', 'fullName', 'mailbox'],
          additionalProperties: false,
        },
        description: "Officials of that name, the agency's first; at most 3.",
      },
    },
    required: ['agency', 'kind', 'officials'],
    additionalProperties: false,
    description: 'What a name in the logs probably is.',
  },
  AdoptionReply: {
    type: 'object',
    properties: {
      period: {
        $ref: '#/components/schemas/Period',
      },
      isProvisional: {
        type: 'boolean',
        description: 'True while the period has not ended, or its figures may still change ("tạm tính").',
      },
      comparedWith: {
        anyOf: [
          {
            $ref: '#/components/schemas/Period',
          },
          {
            type: 'null',
          },
        ],
        description:
          'Null when nothing was to be compared, or that period has no figures, and always of a provisional period, some of whose days are not held against all days of another. Then every change is null.',
      },
      definition: {
        $ref: '#/components/schemas/DefinitionId',
      },
      structure: {
        $ref: '#/components/schemas/UnitStructure',
      },
      target: {
        anyOf: [
          {
            $ref: '#/components/schemas/TargetReply',
          },
          {
            type: 'null',
          },
        ],
        description: 'The target of the province as a whole.',
      },
      standing: {
        anyOf: [
          {
            $ref: '#/components/schemas/TargetStanding',
          },
          {
            type: 'null',
          },
        ],
        description: 'Where the province stands against it; null without target.',
      },
      province: {
        $ref: '#/components/schemas/Figure',
        description:
          "Sum of the agencies' numerators as they are printed over the sum of their denominators, those told together included.",
      },
      provinceMissingAsZero: {
        anyOf: [
          {
            $ref: '#/components/schemas/Figure',
          },
          {
            type: 'null',
          },
        ],
        description: 'The same with agencies of insufficient data counted as 0 of their officials; null when there is none such.',
      },
      provinceChange: {
        type: ['number', 'null'],
        description: 'Over the agencies with a rate in both periods.',
      },
      provinceChangeAgencies: {
        type: ['number', 'null'],
        description: 'How many agencies `provinceChange` is over; null where it is.',
      },
      pooled: {
        anyOf: [
          {
            $ref: '#/components/schemas/PooledAgencies',
          },
          {
            type: 'null',
          },
        ],
        description: 'Agencies of fewer than 10 people together; null where there are none, or where they are too few together.',
      },
      active: {
        $ref: '#/components/schemas/Figure',
        description: 'The province under the other definition: DU-2 beside DU-1, DU-1 beside all others.',
      },
      activeTarget: {
        anyOf: [
          {
            $ref: '#/components/schemas/TargetReply',
          },
          {
            type: 'null',
          },
        ],
        description: "The province's target of that definition.",
      },
      activeChange: {
        type: ['number', 'null'],
      },
      activeChangeAgencies: {
        type: ['number', 'null'],
        description: 'How many agencies `activeChange` is over; null where it is.',
      },
      verdicts: {
        $ref: '#/components/schemas/VerdictCounts',
      },
      metChange: {
        anyOf: [
          {
            $ref: '#/components/schemas/CountChange',
          },
          {
            type: 'null',
          },
        ],
        description:
          'Of the agencies that meet their target: over those with a verdict in both periods, each against the target in force then.',
      },
      boxes: {
        $ref: '#/components/schemas/LiveBoxes',
        description: 'Sums over the published agencies.',
      },
      volume: {
        $ref: '#/components/schemas/VolumeReply',
      },
      sentChange: {
        anyOf: [
          {
            $ref: '#/components/schemas/CountChange',
          },
          {
            type: 'null',
          },
        ],
        description: 'Of messages sent, and received: over the agencies with logs of at least 95 % of the working minutes in both periods.',
      },
      receivedChange: {
        anyOf: [
          {
            $ref: '#/components/schemas/CountChange',
          },
          {
            type: 'null',
          },
        ],
      },
      agencies: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/AgencyAdoption',
        },
        description: 'Widest gap first; agencies without value last.',
      },
      trend: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/TrendPoint',
        },
      },
      unconfirmedFacts: {
        type: 'number',
        description: 'Facts of the period that came over UDP only, and are therefore in none of its figures.',
      },
      sentInternalClient: {
        type: 'number',
        description:
          'Messages of the period that count as sent because an internal client handed them over: nobody logged in, so they are no access (ADR 17).',
      },
      asOf: {
        type: ['string', 'null'],
        description: 'Last log instant taken into account, ISO 8601 with offset; null when nothing was ever ingested.',
      },
      computedAt: {
        type: ['string', 'null'],
      },
      snapshots: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/SnapshotReply',
        },
        description: 'What the figures of the period were made from; more than one while only some agencies were computed anew.',
      },
      isDemo: {
        type: 'boolean',
        description: 'True when the figures come from the simulated demo province.',
      },
    },
    required: [
      'period',
      'isProvisional',
      'comparedWith',
      'definition',
      'structure',
      'target',
      'standing',
      'province',
      'provinceMissingAsZero',
      'provinceChange',
      'provinceChangeAgencies',
      'pooled',
      'active',
      'activeTarget',
      'activeChange',
      'activeChangeAgencies',
      'verdicts',
      'metChange',
      'boxes',
      'volume',
      'sentChange',
      'receivedChange',
      'agencies',
      'trend',
      'unconfirmedFacts',
      'sentInternalClient',
      'asOf',
      'computedAt',
      'snapshots',
      'isDemo',
    ],
    additionalProperties: false,
    description: '`GET /api/v1/adoption?ky=bc-2026-07&dn=du-2@1&ss=ky-truoc&cc=hien-nay`',
  },
  AgencyAbsence: {
    type: 'string',
    enum: ['not-yet', 'ended', 'joined', 'no-figures'],
    description:
      "Why an agency that the directory knows has no figures of its own in a period. not-yet: it begins later; ended: it was no more on the last day; joined: it was there then, and today's structure counts it with what it became part of; no-figures: it was there, and nothing is stored of it.",
  },
  AgencyAdoption: {
    type: 'object',
    properties: {
      code: {
        type: 'string',
      },
      name: {
        type: 'string',
      },
      tier: {
        $ref: '#/components/schemas/AgencyTier',
        description: 'The bloc ("khối") it belongs to.',
      },
      figure: {
        $ref: '#/components/schemas/Figure',
      },
      target: {
        anyOf: [
          {
            $ref: '#/components/schemas/TargetReply',
          },
          {
            type: 'null',
          },
        ],
        description:
          "The target of this agency: its own, that of its tier, or the province's; null when none is in force at the end of the period.",
      },
      standing: {
        anyOf: [
          {
            $ref: '#/components/schemas/TargetStanding',
          },
          {
            type: 'null',
          },
        ],
        description: 'Null without target.',
      },
      change: {
        type: ['number', 'null'],
        description:
          'Value minus the value of the period compared with, in ratio units; null where there is none, and unless both are exact.',
      },
      before: {
        anyOf: [
          {
            $ref: '#/components/schemas/TrendPoint',
          },
          {
            type: 'null',
          },
        ],
        description: 'What is printed of it in the period compared with; null when there is none, or it was not there.',
      },
      trend: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/TrendPoint',
        },
        description: 'Up to 12 periods ending with the asked one, oldest first.',
      },
      keptRate: {
        type: ['number', 'null'],
        description:
          'DU-4: the median share of sessions that its people kept, 0..1; null under other definitions, and where no exact rate is published.',
      },
      boxes: {
        $ref: '#/components/schemas/LiveBoxes',
        description: 'Beside the rate, and no part of it.',
      },
      volume: {
        $ref: '#/components/schemas/VolumeReply',
      },
      snapshotId: {
        type: 'number',
        description: 'Of `snapshots`: what the figure was made from.',
      },
    },
    required: [
      'code',
      'name',
      'tier',
      'figure',
      'target',
      'standing',
      'change',
      'before',
      'trend',
      'keptRate',
      'boxes',
      'volume',
      'snapshotId',
    ],
    additionalProperties: false,
    description: "One agency's row of the league table.",
  },
  AgencyCoursePoint: {
    type: 'object',
    properties: {
      sent: {
        type: ['number', 'null'],
        description: 'Accepted submissions, re-queues merged.',
      },
      sentUntold: {
        type: ['number', 'null'],
        description:
          'Of them: of so many the logs do not tell where they went (ADR 30). Where it is not 0, directions and recipients are "at least"; if it is all of them, null.',
      },
      sentInternal: {
        type: ['number', 'null'],
        description: 'Of `sent`: to recipients all inside the province, all outside, or both.',
      },
      sentExternal: {
        type: ['number', 'null'],
      },
      sentMixed: {
        type: ['number', 'null'],
      },
      recipients: {
        type: ['number', 'null'],
        description: 'Distinct envelope recipients of each message, added up, and those of them inside the province.',
      },
      internalRecipients: {
        type: ['number', 'null'],
      },
      received: {
        type: ['number', 'null'],
        description: 'Final deliveries into mailboxes.',
      },
      coverage: {
        type: ['number', 'null'],
        description: 'Share of the elapsed working minutes with evidence, 0..1; null when none has elapsed, or the agency was not there.',
      },
      coverageMinutes: {
        anyOf: [
          {
            $ref: '#/components/schemas/CoverageMinutes',
          },
          {
            type: 'null',
          },
        ],
        description: 'The minutes that `coverage` is the share of; null like it.',
      },
      snapshotId: {
        type: ['number', 'null'],
        description: 'What the figures of the period were made from; null where the agency was not there.',
      },
      isProvisional: {
        type: 'boolean',
        description: 'The period is not over, or its figures may still change ("tạm tính").',
      },
    },
    required: [
      'coverage',
      'coverageMinutes',
      'internalRecipients',
      'isProvisional',
      'received',
      'recipients',
      'sent',
      'sentExternal',
      'sentInternal',
      'sentMixed',
      'sentUntold',
      'snapshotId',
    ],
    additionalProperties: false,
    description: 'The mail of one agency in one period, and how much of its working time logs tell of.',
  },
  AgencyCourseReply: {
    type: 'object',
    properties: {
      code: {
        type: 'string',
      },
      name: {
        type: 'string',
      },
      structure: {
        $ref: '#/components/schemas/UnitStructure',
      },
      periods: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/Period',
        },
        description: 'Oldest first, from the first in which the agency is found, ending with the asked one.',
      },
      points: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/AgencyCoursePoint',
        },
        description: 'In the order of the periods.',
      },
      asOf: {
        type: ['string', 'null'],
      },
      isDemo: {
        type: 'boolean',
      },
    },
    required: ['code', 'name', 'structure', 'periods', 'points', 'asOf', 'isDemo'],
    additionalProperties: false,
    description:
      '`GET /api/v1/adoption/agencies/snv/course?ky=bc-2026-07`: the mail and the coverage of one agency over up to 12 periods of one kind. Messages, not people.',
  },
  AgencyLifecycle: {
    type: 'object',
    properties: {
      code: {
        type: 'string',
      },
      name: {
        type: 'string',
      },
      points: {
        anyOf: [
          {
            type: 'array',
            items: {
              $ref: '#/components/schemas/LifecyclePoint',
            },
          },
          {
            type: 'null',
          },
        ],
      },
    },
    required: ['code', 'name', 'points'],
    additionalProperties: false,
    description:
      "One agency's points, in the order of the periods; null where it has fewer than 10 people, or not the same ones in every period.",
  },
  AgencyReply: {
    type: 'object',
    properties: {
      period: {
        $ref: '#/components/schemas/Period',
      },
      isProvisional: {
        type: 'boolean',
        description: 'True while the period has not ended, or its figures may still change ("tạm tính").',
      },
      comparedWith: {
        anyOf: [
          {
            $ref: '#/components/schemas/Period',
          },
          {
            type: 'null',
          },
        ],
        description:
          'Null when nothing was to be compared, or that period has no figures, and always of a provisional period, some of whose days are not held against all days of another. Then every change is null.',
      },
      definition: {
        $ref: '#/components/schemas/DefinitionId',
      },
      structure: {
        $ref: '#/components/schemas/UnitStructure',
      },
      asOf: {
        type: ['string', 'null'],
        description: 'Last log instant taken into account, ISO 8601 with offset; null when nothing was ever ingested.',
      },
      computedAt: {
        type: ['string', 'null'],
      },
      isDemo: {
        type: 'boolean',
        description: 'True when the figures come from the simulated demo province.',
      },
      agency: {
        $ref: '#/components/schemas/AgencyAdoption',
      },
      snapshot: {
        anyOf: [
          {
            $ref: '#/components/schemas/SnapshotReply',
          },
          {
            type: 'null',
          },
        ],
        description: 'What its figure was made from; null only while that is being replaced.',
      },
      sensitivity: {
        $ref: '#/components/schemas/AgencySensitivity',
        description: 'The same people under every definition.',
      },
      targets: {
        type: 'array',
        items: {
          anyOf: [
            {
              $ref: '#/components/schemas/TargetReply',
            },
            {
              type: 'null',
            },
          ],
        },
        description: 'The targets of the province under those definitions, in their order.',
      },
      lifecyclePeriods: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/Period',
        },
        description: 'Periods of `lifecycle`, oldest first.',
      },
      lifecycle: {
        anyOf: [
          {
            type: 'array',
            items: {
              $ref: '#/components/schemas/LifecyclePoint',
            },
          },
          {
            type: 'null',
          },
        ],
        description: 'Who came, stayed, came back and stayed away; null where the agency has fewer than 10 people.',
      },
    },
    required: [
      'agency',
      'asOf',
      'comparedWith',
      'computedAt',
      'definition',
      'isDemo',
      'isProvisional',
      'lifecycle',
      'lifecyclePeriods',
      'period',
      'sensitivity',
      'snapshot',
      'structure',
      'targets',
    ],
    additionalProperties: false,
    description:
      "`GET /api/v1/adoption/agencies/snv?ky=bc-2026-07&dn=du-2@1&ss=ky-truoc`: everything about one agency's use. Its parts are those of the answers about all.",
  },
  AgencySensitivity: {
    type: 'object',
    properties: {
      code: {
        type: 'string',
      },
      name: {
        type: 'string',
      },
      figures: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/Figure',
        },
      },
      keptRate: {
        type: ['number', 'null'],
        description: 'The median share of sessions that its people kept (DU-4), 0..1; null where no exact rate is published.',
      },
      snapshotId: {
        type: 'number',
      },
    },
    required: ['code', 'name', 'figures', 'keptRate', 'snapshotId'],
    additionalProperties: false,
    description: 'One agency under every stored definition, in their order.',
  },
  AgencyTier: {
    type: 'string',
    enum: ['department', 'district', 'ward', 'commune'],
  },
  AssignmentReply: {
    type: 'object',
    properties: {
      changeSetId: {
        type: ['number', 'null'],
      },
      dayCount: {
        type: 'number',
      },
    },
    required: ['changeSetId', 'dayCount'],
    additionalProperties: false,
    description:
      '`POST /api/v1/directory/unknown-addresses/assignments`: the days whose figures are computed again, of all origins together.',
  },
  AuditEntryReply: {
    type: 'object',
    properties: {
      id: {
        type: 'number',
        description: 'Its number in the chain.',
      },
      at: {
        type: 'string',
        description: 'ISO 8601 with offset.',
      },
      kind: {
        $ref: '#/components/schemas/AuditKind',
      },
      actor: {
        type: ['string', 'null'],
        description: 'Name of an account, `cli:` and a user of the machine, or `program`; null: nobody we know.',
      },
      role: {
        anyOf: [
          {
            $ref: '#/components/schemas/Role',
          },
          {
            type: 'null',
          },
        ],
      },
      action: {
        type: 'string',
        description: 'Such as `directory.read`.',
      },
      subject: {
        type: ['string', 'null'],
        description: 'The address that was asked, or the thing that was changed.',
      },
      officialId: {
        type: ['number', 'null'],
        description: 'Id of the official it was about.',
      },
      officialName: {
        type: ['string', 'null'],
        description: 'Name of that official, where the reader may see it and the directory still has it.',
      },
      agency: {
        type: ['string', 'null'],
        description: 'Code of the agency whose people it was about; `*` for those of all.',
      },
      reason: {
        type: ['string', 'null'],
      },
      network: {
        type: ['string', 'null'],
        description: 'The network the request came from, truncated.',
      },
      session: {
        type: ['string', 'null'],
        description: 'Id of the session it was done in, as `GET /api/v1/session/all` lists them; null outside of sessions.',
      },
    },
    required: [
      'id',
      'at',
      'kind',
      'actor',
      'role',
      'action',
      'subject',
      'officialId',
      'officialName',
      'agency',
      'reason',
      'network',
      'session',
    ],
    additionalProperties: false,
    description: 'One entry of the audit log.',
  },
  AuditFault: {
    type: 'string',
    enum: ['missing', 'altered', 'not-as-noted', 'cut-off'],
    description:
      'What is wrong at the first link of the chain that does not hold. `missing`: the entry is not there; `altered`: it is not as it was written, or was put in; `not-as-noted`: a head that was noted says otherwise; `cut-off`: the chain ends before a head that was noted.',
  },
  AuditKind: {
    type: 'string',
    enum: ['read', 'change', 'session', 'account', 'refused', 'command'],
    description:
      'What sort of deed an entry of the audit log is. `read`: somebody looked at persons, or took a report; `change`: somebody set out to change something through the API; `session`: signing in and out; `account`: something about accounts; `refused`: somebody was turned away, or nothing came of a change; `command`: the command line.',
  },
  AuditReply: {
    type: 'object',
    properties: {
      entries: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/AuditEntryReply',
        },
      },
      nextBefore: {
        type: ['number', 'null'],
        description: 'Ask again with `before` of this for older ones; null: there are none.',
      },
    },
    required: ['entries', 'nextBefore'],
    additionalProperties: false,
    description: '`GET /api/v1/audit`: newest first.',
  },
  AuditVerificationReply: {
    type: 'object',
    properties: {
      entryCount: {
        type: 'number',
        description: 'How many entries hold, from the first.',
      },
      head: {
        type: 'string',
        description: 'The end of what holds, as it is noted on reports and in the log: number and the first 96 bits of the hash.',
      },
      broken: {
        anyOf: [
          {
            type: 'object',
            properties: {
              id: {
                type: 'number',
              },
              fault: {
                $ref: '#/components/schemas/AuditFault',
              },
            },
            required: ['id', 'fault'],
            additionalProperties: false,
          },
          {
            type: 'null',
          },
        ],
        description: 'Null: the whole chain holds, and every head that was noted is found in it.',
      },
    },
    required: ['entryCount', 'head', 'broken'],
    additionalProperties: false,
    description: '`GET /api/v1/audit/verification`',
  },
  BarChart: {
    type: 'object',
    properties: {
      kind: {
        type: 'string',
        const: 'bars',
      },
      title: {
        type: 'string',
      },
      alt: {
        type: 'string',
        description: 'What the picture shows, for whoever does not see it.',
      },
      rows: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            label: {
              type: 'string',
            },
            value: {
              type: ['number', 'null'],
            },
            text: {
              type: 'string',
            },
          },
          required: ['label', 'value', 'text'],
          additionalProperties: false,
        },
      },
      target: {
        type: ['number', 'null'],
      },
    },
    required: ['kind', 'title', 'alt', 'rows', 'target'],
    additionalProperties: false,
    description: 'A bar per row against a target; a row without value shows its text instead. Ratios.',
  },
  Cadence: {
    type: 'string',
    enum: ['monthly', 'weekly', 'at-once'],
    description: 'On a day of the month (1 to 28), on a day of the week (1 is Monday), or whenever there is something.',
  },
  CalendarChangeReply: {
    type: 'object',
    properties: {
      id: {
        type: 'number',
      },
      revision: {
        type: 'number',
      },
      dirtyDays: {
        type: 'number',
        description: 'Days of logs and periods that are computed again.',
      },
      dirtyPeriods: {
        type: 'number',
      },
      changesNothing: {
        type: 'boolean',
        description:
          'Whether the working time of no day is other than before: a holiday on a day off, a swap onto a day that is worked anyway.',
      },
    },
    required: ['id', 'revision', 'dirtyDays', 'dirtyPeriods', 'changesNothing'],
    additionalProperties: false,
    description: 'What a change of the calendar made necessary.',
  },
  CalendarEntry: {
    type: 'object',
    properties: {
      day: {
        $ref: '#/components/schemas/IsoDate',
      },
      kind: {
        $ref: '#/components/schemas/CalendarEntryKind',
      },
      unitId: {
        type: ['number', 'null'],
      },
      source: {
        type: 'string',
        description: 'The instrument or notice it rests on.',
      },
    },
    required: ['day', 'kind', 'unitId', 'source'],
    additionalProperties: false,
    description: 'One dated departure, of the province (`unitId` null) or of a unit and all below it.',
  },
  CalendarEntryKind: {
    type: 'string',
    enum: ['holiday', 'compensatory', 'swapped-off', 'swapped-on', 'closure'],
    description:
      'Why a day departs from Monday to Friday: public holiday, compensatory day off ("nghỉ bù"), day off that is worked on another one and the day it is worked on ("hoán đổi"), closure of a unit.',
  },
  CalendarEntryReply: {
    type: 'object',
    additionalProperties: false,
    properties: {
      id: {
        type: 'number',
      },
      unit: {
        type: ['string', 'null'],
        description: 'Code of the agency; null for the whole province.',
      },
      isTentative: {
        type: 'boolean',
        description: '"Tạm": no decision that fixes it has been published.',
      },
      entered: {
        $ref: '#/components/schemas/JournalMark',
      },
      withdrawn: {
        anyOf: [
          {
            $ref: '#/components/schemas/JournalMark',
          },
          {
            type: 'null',
          },
        ],
        description: 'Null while it is in force.',
      },
      day: {
        $ref: '#/components/schemas/IsoDate',
      },
      kind: {
        $ref: '#/components/schemas/CalendarEntryKind',
      },
      unitId: {
        type: ['number', 'null'],
      },
      source: {
        type: 'string',
        description: 'The instrument or notice it rests on.',
      },
    },
    required: ['day', 'entered', 'id', 'isTentative', 'kind', 'source', 'unit', 'unitId', 'withdrawn'],
    description: 'A stored departure from Monday to Friday.',
  },
  CalendarPreviewReply: {
    type: 'object',
    properties: {
      dirtyDays: {
        type: 'number',
      },
      dirtyPeriods: {
        type: 'number',
      },
      firstDay: {
        anyOf: [
          {
            $ref: '#/components/schemas/IsoDate',
          },
          {
            type: 'null',
          },
        ],
        description: 'First and last of the days of logs; null when there is none.',
      },
      lastDay: {
        anyOf: [
          {
            $ref: '#/components/schemas/IsoDate',
          },
          {
            type: 'null',
          },
        ],
      },
      sample: {
        anyOf: [
          {
            $ref: '#/components/schemas/CalendarSample',
          },
          {
            type: 'null',
          },
        ],
        description: "Null when no day of the year after the change's first one becomes different: others stand before it.",
      },
    },
    required: ['dirtyDays', 'dirtyPeriods', 'firstDay', 'lastDay', 'sample'],
    additionalProperties: false,
    description: '`POST /api/v1/calendar/preview`: what a change would make necessary; nothing is written.',
  },
  CalendarReply: {
    type: 'object',
    properties: {
      year: {
        type: 'number',
      },
      unit: {
        type: ['string', 'null'],
        description: 'Code of the agency asked about; null for the province.',
      },
      units: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            code: {
              type: 'string',
            },
            name: {
              type: 'string',
            },
          },
          required: ['code', 'name'],
          additionalProperties: false,
        },
      },
      revision: {
        type: 'number',
        description: 'Raised by every change; figures are made from one revision.',
      },
      entries: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/CalendarEntryReply',
        },
        description: 'Of the year, by day, those withdrawn included; entries of other agencies are left out.',
      },
      hours: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/SessionHoursReply',
        },
      },
      workingDays: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/IsoDate',
        },
        description: 'The days that are worked.',
      },
      periods: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/PeriodWorkingDays',
        },
        description: 'Reporting months and calendar months of the year.',
      },
    },
    required: ['year', 'unit', 'units', 'revision', 'entries', 'hours', 'workingDays', 'periods'],
    additionalProperties: false,
    description: '`GET /api/v1/calendar?nam=2026&cq=SNV`: the calendar of a year, of the province or as it holds for one agency.',
  },
  CalendarSample: {
    type: 'object',
    properties: {
      day: {
        $ref: '#/components/schemas/IsoDate',
      },
      before: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/WorkSession',
        },
        description: 'Empty on a day off.',
      },
      after: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/WorkSession',
        },
      },
    },
    required: ['day', 'before', 'after'],
    additionalProperties: false,
    description: 'Sessions of the first day that a change makes different, before and after it.',
  },
  Citation: {
    type: 'object',
    properties: {
      kind: {
        type: 'string',
        enum: ['decision', 'invoice', 'reference'],
      },
      number: {
        type: 'string',
        description: 'Number of the instrument or invoice, or address of the reference.',
      },
      issuer: {
        type: 'string',
      },
      issuedOn: {
        $ref: '#/components/schemas/IsoDate',
      },
    },
    required: ['kind', 'number', 'issuer', 'issuedOn'],
    additionalProperties: false,
    description: 'What a price or a coefficient rests on.',
  },
  CitedPrice: {
    type: 'object',
    properties: {
      amount: {
        type: 'number',
      },
      citation: {
        $ref: '#/components/schemas/Citation',
      },
    },
    required: ['amount', 'citation'],
    additionalProperties: false,
    description: 'Price of one sheet or one posting, in đồng.',
  },
  Comparison: {
    type: 'string',
    enum: ['previous', 'last-year', 'baseline', 'none'],
    description:
      'What a period is compared with: the one before, that of the same name a year before, the first that has figures, or nothing.',
  },
  CountChange: {
    type: 'object',
    properties: {
      change: {
        type: 'number',
        description: 'That of the asked period less that of the one compared with.',
      },
      agencies: {
        type: 'number',
        description: 'Of how many agencies.',
      },
    },
    required: ['change', 'agencies'],
    additionalProperties: false,
    description: 'How a count differs from that of `comparedWith`, over the agencies that can be compared; null where there is none.',
  },
  CoverageDay: {
    type: 'object',
    properties: {
      facts: {
        type: 'number',
        description: 'Those that figures are made of.',
      },
      hours: {
        type: 'number',
        description:
          'Hours of the day with at least one fact, 1..24; 0 when all there is came over UDP. Says nothing where `isTimed` is false.',
      },
      isTimed: {
        type: 'boolean',
        description: 'False where the source tells of the whole day, without hours; true until the day is rolled up.',
      },
      unconfirmed: {
        type: 'number',
        description: 'Facts that came over UDP only, and are therefore in no figure; not part of `facts`.',
      },
      firstAt: {
        type: ['string', 'null'],
        description: 'First and last fact; null until the day is rolled up, and where `isTimed` is false.',
      },
      lastAt: {
        type: ['string', 'null'],
      },
      flags: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/CoverageFlag',
        },
      },
    },
    required: ['facts', 'hours', 'isTimed', 'unconfirmed', 'firstAt', 'lastAt', 'flags'],
    additionalProperties: false,
    description: 'What one origin logged on one day.',
  },
  CoverageFlag: {
    type: 'string',
    enum: ['lines-lost', 'damaged', 'provisional'],
    description:
      'Why a day is not to be trusted whole: a segment that touches it lost lines, could not be read to its end, or came over UDP.',
  },
  CoverageLow: {
    type: 'object',
    properties: {
      kind: {
        type: 'string',
        const: 'coverage-low',
      },
      periodId: {
        type: 'string',
      },
      agency: {
        anyOf: [
          {
            $ref: '#/components/schemas/NamedAgency',
          },
          {
            type: 'null',
          },
        ],
      },
      agencies: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          properties: {
            percent: {
              type: 'number',
            },
            code: {
              type: 'string',
            },
            name: {
              type: 'string',
            },
          },
          required: ['code', 'name', 'percent'],
        },
        description: 'Least coverage first; in percent, rounded down.',
      },
    },
    required: ['kind', 'periodId', 'agency', 'agencies'],
    additionalProperties: false,
    description:
      'Agencies whose logs of a period that is over are not complete enough for a figure. `agency`: which of them is told; null: whoever sees all.',
  },
  CoverageMinutes: {
    type: 'object',
    properties: {
      expectedMinutes: {
        type: 'number',
      },
      coveredMinutes: {
        type: 'number',
      },
    },
    required: ['expectedMinutes', 'coveredMinutes'],
    additionalProperties: false,
    description: 'Working minutes of a unit: those expected, and those of them in which all its log sources gave evidence (coverage@2).',
  },
  CoverageReply: {
    type: 'object',
    properties: {
      days: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            day: {
              type: 'string',
            },
            isWorkingDay: {
              type: 'boolean',
            },
          },
          required: ['day', 'isWorkingDay'],
          additionalProperties: false,
        },
      },
      origins: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            origin: {
              type: 'string',
            },
            days: {
              type: 'array',
              items: {
                anyOf: [
                  {
                    $ref: '#/components/schemas/CoverageDay',
                  },
                  {
                    type: 'null',
                  },
                ],
              },
            },
          },
          required: ['origin', 'days'],
          additionalProperties: false,
        },
        description: '`days[n]` belongs to `days[n]` above; null = no data, which is not 0.',
      },
    },
    required: ['days', 'origins'],
    additionalProperties: false,
    description: '`GET /api/v1/ingest/coverage?from&to`: both days included, at most 400.',
  },
  DataRequestAct: {
    type: 'string',
    enum: ['made', 'answered', 'done', 'refused'],
  },
  DataRequestEffect: {
    anyOf: [
      {
        type: 'object',
        properties: {
          kind: {
            type: 'string',
            const: 'none',
          },
        },
        required: ['kind'],
        additionalProperties: false,
      },
      {
        type: 'object',
        properties: {
          kind: {
            type: 'string',
            const: 'erasure',
          },
        },
        required: ['kind'],
        additionalProperties: false,
      },
      {
        type: 'object',
        properties: {
          kind: {
            type: 'string',
            const: 'leave',
          },
          from: {
            $ref: '#/components/schemas/IsoDate',
          },
          to: {
            $ref: '#/components/schemas/IsoDate',
          },
        },
        required: ['kind', 'from', 'to'],
        additionalProperties: false,
      },
      {
        type: 'object',
        properties: {
          kind: {
            type: 'string',
            const: 'exemption',
          },
          from: {
            $ref: '#/components/schemas/IsoDate',
          },
          to: {
            anyOf: [
              {
                $ref: '#/components/schemas/IsoDate',
              },
              {
                type: 'null',
              },
            ],
          },
        },
        required: ['kind', 'from', 'to'],
        additionalProperties: false,
      },
    ],
    description:
      'What carrying a request out changed: days of leave or an exemption in the directory, or, for somebody who has left, that their names were erased. Never a figure. `to` is the last day.',
  },
  DataRequestKind: {
    type: 'string',
    enum: ['access', 'correction', 'restriction', 'erasure', 'complaint'],
    description:
      'What a person asks about their data. `correction`: a day or an entry is contested; `restriction`: not to be counted any more.',
  },
  DataRequestReply: {
    type: 'object',
    properties: {
      id: {
        type: 'number',
      },
      kind: {
        $ref: '#/components/schemas/DataRequestKind',
      },
      day: {
        anyOf: [
          {
            $ref: '#/components/schemas/IsoDate',
          },
          {
            type: 'null',
          },
        ],
        description: 'The day that is contested, if it is one.',
      },
      madeOn: {
        $ref: '#/components/schemas/IsoDate',
      },
      state: {
        $ref: '#/components/schemas/DataRequestState',
      },
      answerDueOn: {
        $ref: '#/components/schemas/IsoDate',
        description: 'Last days of the answer and of carrying it out; the second is null where the answer is all.',
      },
      actDueOn: {
        anyOf: [
          {
            $ref: '#/components/schemas/IsoDate',
          },
          {
            type: 'null',
          },
        ],
      },
      dueOn: {
        anyOf: [
          {
            $ref: '#/components/schemas/IsoDate',
          },
          {
            type: 'null',
          },
        ],
        description: 'What is due next; null when nothing is.',
      },
      isOverdue: {
        type: 'boolean',
      },
      steps: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/DataRequestStep',
        },
        description: 'Oldest first; the first is the request itself.',
      },
    },
    required: ['id', 'kind', 'day', 'madeOn', 'state', 'answerDueOn', 'actDueOn', 'dueOn', 'isOverdue', 'steps'],
    additionalProperties: false,
    description: 'A request of a person about their own data.',
  },
  DataRequestState: {
    type: 'string',
    enum: ['open', 'answered', 'done', 'refused'],
    description: '`answered`: the person has an answer, and something is still to be carried out.',
  },
  DataRequestStep: {
    type: 'object',
    properties: {
      act: {
        $ref: '#/components/schemas/DataRequestAct',
      },
      by: {
        type: 'string',
      },
      at: {
        type: 'string',
      },
      text: {
        type: 'string',
      },
      effect: {
        anyOf: [
          {
            $ref: '#/components/schemas/DataRequestEffect',
          },
          {
            type: 'null',
          },
        ],
      },
    },
    required: ['act', 'by', 'at', 'text', 'effect'],
    additionalProperties: false,
  },
  DefinitionId: {
    type: 'string',
    enum: ['du-1@1', 'du-2@1', 'du-3@1', 'du-4@1', 'du-5@1'],
    description:
      'Id of a versioned definition of use: DU-1 "có hoạt động", DU-2 "thường xuyên", DU-3 "thói quen", DU-4 "đầu/cuối buổi", DU-5 "gửi thư". A changed rule is a new version, never an edit.',
  },
  DefinitionName: {
    type: 'string',
    enum: ['du-1', 'du-2', 'du-3', 'du-4', 'du-5'],
    description: 'The definitions of use; a figure names one with its version.',
  },
  DeskRequestReply: {
    type: 'object',
    properties: {
      id: {
        type: 'number',
      },
      kind: {
        $ref: '#/components/schemas/DataRequestKind',
      },
      day: {
        anyOf: [
          {
            $ref: '#/components/schemas/IsoDate',
          },
          {
            type: 'null',
          },
        ],
        description: 'The day that is contested, if it is one.',
      },
      madeOn: {
        $ref: '#/components/schemas/IsoDate',
      },
      state: {
        $ref: '#/components/schemas/DataRequestState',
      },
      answerDueOn: {
        $ref: '#/components/schemas/IsoDate',
        description: 'Last days of the answer and of carrying it out; the second is null where the answer is all.',
      },
      actDueOn: {
        anyOf: [
          {
            $ref: '#/components/schemas/IsoDate',
          },
          {
            type: 'null',
          },
        ],
      },
      dueOn: {
        anyOf: [
          {
            $ref: '#/components/schemas/IsoDate',
          },
          {
            type: 'null',
          },
        ],
        description: 'What is due next; null when nothing is.',
      },
      isOverdue: {
        type: 'boolean',
      },
      steps: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/DataRequestStep',
        },
        description: 'Oldest first; the first is the request itself.',
      },
      officialId: {
        type: 'number',
      },
      fullName: {
        type: 'string',
      },
      agency: {
        type: ['string', 'null'],
      },
    },
    required: [
      'actDueOn',
      'agency',
      'answerDueOn',
      'day',
      'dueOn',
      'fullName',
      'id',
      'isOverdue',
      'kind',
      'madeOn',
      'officialId',
      'state',
      'steps',
    ],
    additionalProperties: false,
    description: 'The same with whose it is, for those who answer.',
  },
  DeskRequestsReply: {
    type: 'object',
    properties: {
      today: {
        $ref: '#/components/schemas/IsoDate',
      },
      requests: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/DeskRequestReply',
        },
      },
    },
    required: ['today', 'requests'],
    additionalProperties: false,
    description: '`GET /api/v1/data-requests`: what is due first.',
  },
  Digest: {
    type: 'object',
    properties: {
      kind: {
        type: 'string',
        const: 'digest',
      },
      periodId: {
        type: 'string',
      },
      metric: {
        $ref: '#/components/schemas/TargetMetric',
      },
      rate: {
        anyOf: [
          {
            $ref: '#/components/schemas/PrintedRate',
          },
          {
            type: 'null',
          },
        ],
        description: 'Null: there is no figure of the province.',
      },
      target: {
        anyOf: [
          {
            $ref: '#/components/schemas/GoalTerms',
          },
          {
            type: 'null',
          },
        ],
      },
      met: {
        type: 'number',
        description: 'Agencies that meet their target, those with a published rate, and all.',
      },
      measured: {
        type: 'number',
      },
      total: {
        type: 'number',
      },
      lowest: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          properties: {
            rate: {
              $ref: '#/components/schemas/PrintedRate',
            },
            code: {
              type: 'string',
            },
            name: {
              type: 'string',
            },
          },
          required: ['code', 'name', 'rate'],
        },
        description: 'Widest gap to the target first; at most three.',
      },
      withoutData: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/NamedAgency',
        },
        description: 'Whose logs are not complete enough for a figure.',
      },
      isProvisional: {
        type: 'boolean',
      },
      trend: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            periodId: {
              type: 'string',
            },
            rate: {
              anyOf: [
                {
                  $ref: '#/components/schemas/PrintedRate',
                },
                {
                  type: 'null',
                },
              ],
            },
          },
          required: ['periodId', 'rate'],
          additionalProperties: false,
        },
        description:
          'The province over periods, oldest first, this one last; null: not known. Absent, as below, in what was told before it was kept.',
      },
      snapshotId: {
        type: 'number',
        description: 'Id of the newest of what the figures were made from, which the link pins.',
      },
    },
    required: ['kind', 'periodId', 'metric', 'rate', 'target', 'met', 'measured', 'total', 'lowest', 'withoutData', 'isProvisional'],
    additionalProperties: false,
    description: 'How the province stands, for whoever has the figures sent. Aggregates only.',
  },
  DirectoryChangeReply: {
    type: 'object',
    properties: {
      changeSetId: {
        type: ['number', 'null'],
      },
    },
    required: ['changeSetId'],
    additionalProperties: false,
    description: 'What a change of the directory left behind: the number by which it is undone, null when nothing was different.',
  },
  DirectoryChangeSetReply: {
    type: 'object',
    properties: {
      id: {
        type: 'number',
      },
      kind: {
        type: 'string',
        enum: ['import', 'pull', 'edit', 'undo'],
      },
      title: {
        type: 'string',
        description: 'File names, or what was done.',
      },
      madeBy: {
        type: 'string',
      },
      madeAt: {
        type: 'string',
      },
      rowCount: {
        type: 'number',
      },
      undoneBy: {
        type: ['number', 'null'],
        description: 'The change that took this one back.',
      },
      undoesId: {
        type: ['number', 'null'],
        description: 'The change that this one took back.',
      },
    },
    required: ['id', 'kind', 'title', 'madeBy', 'madeAt', 'rowCount', 'undoneBy', 'undoesId'],
    additionalProperties: false,
    description: 'One change of the directory.',
  },
  DirectoryChangesReply: {
    type: 'object',
    properties: {
      changes: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/DirectoryChangeSetReply',
        },
      },
      nextBefore: {
        type: ['number', 'null'],
        description: 'Where the next page starts; null on the last.',
      },
    },
    required: ['changes', 'nextBefore'],
    additionalProperties: false,
    description: '`GET /api/v1/directory/changes?before=12`, newest first.',
  },
  DirectoryCount: {
    type: 'object',
    properties: {
      added: {
        type: 'number',
      },
      changed: {
        type: 'number',
      },
      unchanged: {
        type: 'number',
      },
      removed: {
        type: 'number',
      },
      notInFile: {
        type: 'number',
      },
    },
    required: ['added', 'changed', 'unchanged', 'removed', 'notInFile'],
    additionalProperties: false,
    description: 'How many things of a kind an import touches; `notInFile` are stored, absent from the file, and left alone.',
  },
  DirectoryCounts: {
    type: 'object',
    properties: {
      agencies: {
        $ref: '#/components/schemas/DirectoryCount',
      },
      officials: {
        $ref: '#/components/schemas/DirectoryCount',
      },
      mailboxes: {
        $ref: '#/components/schemas/DirectoryCount',
      },
      aliases: {
        $ref: '#/components/schemas/DirectoryCount',
      },
      absences: {
        $ref: '#/components/schemas/DirectoryCount',
      },
    },
    required: ['agencies', 'officials', 'mailboxes', 'aliases', 'absences'],
    additionalProperties: false,
  },
  DirectoryFaultReply: {
    type: 'object',
    properties: {
      what: {
        type: 'string',
      },
      toDo: {
        type: 'string',
      },
      file: {
        type: 'string',
      },
      row: {
        type: 'number',
      },
      column: {
        type: ['string', 'null'],
        description: 'Null when the whole row or file is meant.',
      },
      words: {
        type: 'object',
        properties: {
          vi: {
            $ref: '#/components/schemas/FaultText',
          },
          en: {
            $ref: '#/components/schemas/FaultText',
          },
        },
        required: ['vi', 'en'],
        additionalProperties: false,
        description: 'The same in every language, for a page whose language changes while the fault stands on it.',
      },
    },
    required: ['column', 'file', 'row', 'toDo', 'what'],
    additionalProperties: false,
    description: 'A fault of a directory file, in words.',
  },
  DirectoryPart: {
    type: 'string',
    enum: ['directory', 'aliases', 'absences'],
    description: 'Tables of people, of aliases, and of leave, exemptions and secondments.',
  },
  DirectoryPreviewReply: {
    type: 'object',
    properties: {
      id: {
        type: ['string', 'null'],
        description: 'By which it is applied, within a day and while nothing else changes the directory; null with faults.',
      },
      title: {
        type: 'string',
      },
      counts: {
        anyOf: [
          {
            $ref: '#/components/schemas/DirectoryCounts',
          },
          {
            type: 'null',
          },
        ],
      },
      changedRowCount: {
        type: 'number',
        description: 'Rows that would change something; the others are not listed.',
      },
      faults: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/DirectoryFaultReply',
        },
        description: 'The first faults, and how many there are.',
      },
      faultCount: {
        type: 'number',
      },
    },
    required: ['id', 'title', 'counts', 'changedRowCount', 'faults', 'faultCount'],
    additionalProperties: false,
    description: '`POST /api/v1/directory/previews`: what files would change. With any fault there is nothing to apply.',
  },
  DirectoryRowReply: {
    type: 'object',
    properties: {
      file: {
        $ref: '#/components/schemas/DirectoryPart',
      },
      row: {
        type: 'number',
        description: 'As a spreadsheet counts: the header is row 1.',
      },
      key: {
        type: 'string',
        description: 'Address, staff number or name that the row is about.',
      },
      status: {
        type: 'string',
        enum: ['added', 'changed', 'unchanged'],
      },
      fields: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            field: {
              type: 'string',
            },
            from: {
              type: ['string', 'null'],
            },
            to: {
              type: ['string', 'null'],
            },
          },
          required: ['field', 'from', 'to'],
          additionalProperties: false,
        },
      },
    },
    required: ['file', 'row', 'key', 'status', 'fields'],
    additionalProperties: false,
    description: 'What one row of a file changes.',
  },
  DirectoryRowsReply: {
    type: 'object',
    properties: {
      rows: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/DirectoryRowReply',
        },
      },
      total: {
        type: 'number',
      },
    },
    required: ['rows', 'total'],
    additionalProperties: false,
    description: '`GET /api/v1/directory/previews/:id/rows?offset=0&limit=100`, in the order of the files.',
  },
  DirectorySpan: {
    type: 'object',
    properties: {
      from: {
        anyOf: [
          {
            $ref: '#/components/schemas/IsoDate',
          },
          {
            type: 'null',
          },
        ],
      },
      to: {
        anyOf: [
          {
            $ref: '#/components/schemas/IsoDate',
          },
          {
            type: 'null',
          },
        ],
      },
    },
    required: ['from', 'to'],
    additionalProperties: false,
    description: 'Days from `from` (null: always) until the day before `to` (null: still).',
  },
  DirectoryTreeReply: {
    type: 'object',
    properties: {
      at: {
        $ref: '#/components/schemas/IsoDate',
      },
      officialCount: {
        type: 'number',
      },
      mailboxCount: {
        type: 'number',
      },
      agencies: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/TreeAgencyReply',
        },
      },
    },
    required: ['at', 'officialCount', 'mailboxCount', 'agencies'],
    additionalProperties: false,
    description: '`GET /api/v1/directory/tree?at=2026-07-14`: agencies of a day, by name.',
  },
  DivisionBlock: {
    type: 'object',
    properties: {
      period: {
        $ref: '#/components/schemas/Period',
      },
      coverage: {
        type: ['number', 'null'],
        description: 'Share of the working minutes with log evidence, 0..1; null when none has elapsed.',
      },
      divisions: {
        anyOf: [
          {
            type: 'array',
            items: {
              $ref: '#/components/schemas/DivisionUse',
            },
          },
          {
            type: 'null',
          },
        ],
        description: 'By name; null where the coverage does not suffice.',
      },
    },
    required: ['period', 'coverage', 'divisions'],
    additionalProperties: false,
    description: 'The divisions of an agency in a block of four ISO weeks.',
  },
  DivisionReply: {
    type: 'object',
    properties: {
      id: {
        type: 'number',
      },
      name: {
        type: 'string',
      },
      officialCount: {
        type: 'number',
      },
    },
    required: ['id', 'name', 'officialCount'],
    additionalProperties: false,
  },
  DivisionUse: {
    anyOf: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          name: {
            type: 'string',
          },
          target: {
            anyOf: [
              {
                $ref: '#/components/schemas/TargetReply',
              },
              {
                type: 'null',
              },
            ],
            description: 'In force for the division at the end of the block: its own, or that of its agency, tier or the province.',
          },
          verdict: {
            $ref: '#/components/schemas/DivisionVerdict',
            description: 'Of what is told of it; `not-published` where that leaves it open.',
          },
          divisionId: {
            type: 'number',
          },
          people: {
            type: 'number',
          },
          kind: {
            type: 'string',
            const: 'withheld',
          },
        },
        required: ['divisionId', 'kind', 'name', 'people', 'target', 'verdict'],
      },
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          name: {
            type: 'string',
          },
          target: {
            anyOf: [
              {
                $ref: '#/components/schemas/TargetReply',
              },
              {
                type: 'null',
              },
            ],
            description: 'In force for the division at the end of the block: its own, or that of its agency, tier or the province.',
          },
          verdict: {
            $ref: '#/components/schemas/DivisionVerdict',
            description: 'Of what is told of it; `not-published` where that leaves it open.',
          },
          divisionId: {
            type: 'number',
          },
          people: {
            type: 'number',
          },
          kind: {
            type: 'string',
            enum: ['low', 'high'],
          },
          atLeast: {
            type: 'number',
          },
          atMost: {
            type: 'number',
          },
        },
        required: ['atLeast', 'atMost', 'divisionId', 'kind', 'name', 'people', 'target', 'verdict'],
      },
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          name: {
            type: 'string',
          },
          target: {
            anyOf: [
              {
                $ref: '#/components/schemas/TargetReply',
              },
              {
                type: 'null',
              },
            ],
            description: 'In force for the division at the end of the block: its own, or that of its agency, tier or the province.',
          },
          verdict: {
            $ref: '#/components/schemas/DivisionVerdict',
            description: 'Of what is told of it; `not-published` where that leaves it open.',
          },
          divisionId: {
            type: 'number',
          },
          people: {
            type: 'number',
          },
          kind: {
            type: 'string',
            const: 'rounded',
          },
          about: {
            type: 'number',
          },
        },
        required: ['about', 'divisionId', 'kind', 'name', 'people', 'target', 'verdict'],
      },
    ],
    description:
      'A division of an agency in a block of four ISO weeks: too few people, a band at an end, or a count rounded to 5 (rule 3).',
  },
  DivisionVerdict: {
    type: 'string',
    enum: ['met', 'near', 'not-met', 'not-published', 'no-target'],
    description: 'What is said of a division against a target; never more than its published figure tells.',
  },
  DivisionsReply: {
    type: 'object',
    properties: {
      agency: {
        type: 'string',
      },
      definition: {
        $ref: '#/components/schemas/DefinitionId',
      },
      fewest: {
        type: 'number',
        description: 'Fewest people of a division of which anything is told.',
      },
      blocks: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/DivisionBlock',
        },
        description: 'Complete blocks with figures, the newest first, at most 6.',
      },
      isDemo: {
        type: 'boolean',
      },
    },
    required: ['agency', 'definition', 'fewest', 'blocks', 'isDemo'],
    additionalProperties: false,
    description:
      "`GET /api/v1/adoption/divisions/snv`: the divisions of the caller's own agency, block by block; of no block is a figure of the agency told.",
  },
  DomainRuleReply: {
    type: 'object',
    properties: {
      from: {
        anyOf: [
          {
            $ref: '#/components/schemas/IsoDate',
          },
          {
            type: 'null',
          },
        ],
      },
      to: {
        anyOf: [
          {
            $ref: '#/components/schemas/IsoDate',
          },
          {
            type: 'null',
          },
        ],
      },
      domain: {
        type: 'string',
        description: 'Lower case, without `@`.',
      },
      agency: {
        type: 'object',
        properties: {
          code: {
            type: 'string',
          },
          name: {
            type: 'string',
          },
        },
        required: ['code', 'name'],
        additionalProperties: false,
      },
    },
    required: ['agency', 'domain', 'from', 'to'],
    additionalProperties: false,
    description: 'A rule: addresses of this mail domain are of this agency.',
  },
  DomainRulesReply: {
    type: 'object',
    properties: {
      rules: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/DomainRuleReply',
        },
      },
    },
    required: ['rules'],
    additionalProperties: false,
    description: '`GET /api/v1/directory/domains`, by domain, oldest first.',
  },
  DryRunFacts: {
    type: 'object',
    properties: {
      submissions: {
        type: 'number',
        description: 'Accepted submissions.',
      },
      copies: {
        type: 'number',
        description: 'Lines that tell of a stored copy; one copy may be told of by two.',
      },
      logins: {
        type: 'number',
      },
      loginFailures: {
        type: 'number',
      },
      others: {
        type: 'number',
        description: 'Other lines needed to join these.',
      },
    },
    required: ['submissions', 'copies', 'logins', 'loginFailures', 'others'],
    additionalProperties: false,
    description: 'What facts would be counted as, by kind.',
  },
  DryRunReply: {
    type: 'object',
    properties: {
      compression: {
        type: 'string',
        enum: ['plain', 'gzip', 'zstd'],
      },
      dialect: {
        type: ['string', 'null'],
        description: 'null when no dialect knows any of it.',
      },
      confidence: {
        type: ['number', 'null'],
        description: 'How much of the beginning is in that form, 0..1; null when the dialect was asked for by name.',
      },
      lines: {
        type: 'number',
        description: 'Lines looked at, at most 1000; `lines = accepted + ignored + rejected + oversize`.',
      },
      accepted: {
        type: 'number',
      },
      ignored: {
        type: 'number',
      },
      rejected: {
        type: 'number',
      },
      oversize: {
        type: 'number',
      },
      ignoredKinds: {
        type: 'object',
        additionalProperties: {
          type: 'number',
        },
      },
      rejectedLines: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/RejectedLines',
        },
      },
      firstAt: {
        type: ['string', 'null'],
        description: 'Times of the first and the last fact; null when there are none.',
      },
      lastAt: {
        type: ['string', 'null'],
      },
      facts: {
        $ref: '#/components/schemas/DryRunFacts',
      },
      isPartial: {
        type: 'boolean',
        description: 'True when there was more than was looked at.',
      },
    },
    required: [
      'compression',
      'dialect',
      'confidence',
      'lines',
      'accepted',
      'ignored',
      'rejected',
      'oversize',
      'ignoredKinds',
      'rejectedLines',
      'firstAt',
      'lastAt',
      'facts',
      'isPartial',
    ],
    additionalProperties: false,
    description: '`POST /api/v1/ingest/dry-run?year&dialect&zone`: the first lines of a log, read and thrown away.',
  },
  EquivalentReply: {
    type: 'object',
    properties: {
      coefficient: {
        type: 'string',
      },
      amount: {
        type: ['number', 'null'],
        description: 'Null while the sheets saved are not known.',
      },
      source: {
        type: 'string',
      },
    },
    required: ['coefficient', 'amount', 'source'],
    additionalProperties: false,
    description: 'What an amount of sheets saved stands for, by a coefficient somebody turned on.',
  },
  EvidenceReply: {
    type: 'object',
    properties: {
      id: {
        type: 'number',
      },
      name: {
        type: 'string',
      },
      type: {
        $ref: '#/components/schemas/EvidenceType',
      },
      size: {
        type: 'number',
      },
      contentHash: {
        type: 'string',
        description: 'SHA-256, hexadecimal.',
      },
      by: {
        type: 'string',
      },
      at: {
        type: 'string',
      },
    },
    required: ['id', 'name', 'type', 'size', 'contentHash', 'by', 'at'],
    additionalProperties: false,
    description: 'A file attached as evidence.',
  },
  EvidenceType: {
    type: 'string',
    enum: ['pdf', 'png', 'jpeg', 'docx', 'xlsx'],
    description: 'What evidence may be, told by its bytes and not by its name.',
  },
  ExplanationAct: {
    type: 'string',
    enum: ['asked', 'answered', 'more-asked', 'accepted', 'refused', 'closed'],
    description: 'What is done with an explanation; "yêu cầu bổ sung" is `more-asked`, after which it is open again.',
  },
  ExplanationAgency: {
    type: 'object',
    properties: {
      code: {
        type: 'string',
      },
      name: {
        type: 'string',
      },
    },
    required: ['code', 'name'],
    additionalProperties: false,
    description: 'An agency that an explanation may be of.',
  },
  ExplanationEffect: {
    anyOf: [
      {
        type: 'object',
        properties: {
          kind: {
            type: 'string',
            const: 'note',
          },
        },
        required: ['kind'],
        additionalProperties: false,
      },
      {
        type: 'object',
        properties: {
          kind: {
            type: 'string',
            const: 'closure',
          },
          day: {
            $ref: '#/components/schemas/IsoDate',
          },
        },
        required: ['kind', 'day'],
        additionalProperties: false,
      },
      {
        type: 'object',
        properties: {
          kind: {
            type: 'string',
            const: 'directory',
          },
          changeId: {
            type: 'number',
          },
        },
        required: ['kind', 'changeId'],
        additionalProperties: false,
      },
    ],
    description:
      'What an acceptance changes. Never a figure: `closure` enters a closed day of the agency in the calendar, `directory` names a change of the directory (leave, exemption, roster) that was made for it, `note` changes no input and is printed as a footnote only.',
  },
  ExplanationOverdue: {
    type: 'object',
    properties: {
      id: {
        type: 'number',
      },
      agency: {
        $ref: '#/components/schemas/NamedAgency',
      },
      periodId: {
        type: 'string',
      },
      metric: {
        $ref: '#/components/schemas/TargetMetric',
      },
      kind: {
        type: 'string',
        const: 'explanation-overdue',
      },
      turn: {
        $ref: '#/components/schemas/ExplanationSide',
        description: 'Whose turn it is.',
      },
      dueOn: {
        $ref: '#/components/schemas/IsoDate',
      },
    },
    required: ['agency', 'dueOn', 'id', 'kind', 'metric', 'periodId', 'turn'],
    additionalProperties: false,
    description: 'An explanation whose next step was due by `dueOn`, and has not come.',
  },
  ExplanationReply: {
    type: 'object',
    properties: {
      id: {
        type: 'number',
      },
      agency: {
        type: 'string',
      },
      agencyName: {
        type: 'string',
      },
      period: {
        $ref: '#/components/schemas/Period',
      },
      metric: {
        $ref: '#/components/schemas/TargetMetric',
        description: 'What it is about.',
      },
      openedBy: {
        $ref: '#/components/schemas/ExplanationSide',
      },
      state: {
        $ref: '#/components/schemas/ExplanationState',
      },
      dueOn: {
        anyOf: [
          {
            $ref: '#/components/schemas/IsoDate',
          },
          {
            type: 'null',
          },
        ],
        description: 'Last day of the step that is due, and whether it has passed.',
      },
      isOverdue: {
        type: 'boolean',
      },
      turn: {
        anyOf: [
          {
            $ref: '#/components/schemas/ExplanationSide',
          },
          {
            type: 'null',
          },
        ],
        description: 'Whose turn it is; null once it is closed.',
      },
      steps: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/ExplanationStep',
        },
        description: 'Oldest first.',
      },
      evidence: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/EvidenceReply',
        },
      },
    },
    required: ['id', 'agency', 'agencyName', 'period', 'metric', 'openedBy', 'state', 'dueOn', 'isOverdue', 'turn', 'steps', 'evidence'],
    additionalProperties: false,
    description: '"Giải trình": what an agency says to a figure, and what came of it.',
  },
  ExplanationSide: {
    type: 'string',
    enum: ['home-affairs', 'agency'],
    description: 'Who acts: Home Affairs or the agency.',
  },
  ExplanationState: {
    type: 'string',
    enum: ['open', 'answered', 'accepted', 'refused', 'closed'],
    description: '"Mở" (the agency is to answer), "gửi" (answered: Home Affairs is to judge), "chấp nhận", "từ chối", "đóng".',
  },
  ExplanationStep: {
    type: 'object',
    properties: {
      act: {
        $ref: '#/components/schemas/ExplanationAct',
      },
      side: {
        $ref: '#/components/schemas/ExplanationSide',
      },
      text: {
        type: 'string',
      },
      by: {
        type: 'string',
      },
      at: {
        type: 'string',
      },
      dueOn: {
        anyOf: [
          {
            $ref: '#/components/schemas/IsoDate',
          },
          {
            type: 'null',
          },
        ],
        description: "Last day for the next step, by the agency's calendar; null when nothing is due.",
      },
      effect: {
        anyOf: [
          {
            $ref: '#/components/schemas/ExplanationEffect',
          },
          {
            type: 'null',
          },
        ],
        description: 'Of an acceptance.',
      },
      footnote: {
        type: ['string', 'null'],
        description: "Of an acceptance: printed below the agency's figures.",
      },
    },
    required: ['act', 'side', 'text', 'by', 'at', 'dueOn', 'effect', 'footnote'],
    additionalProperties: false,
    description: 'One step in the history of an explanation; none is ever changed.',
  },
  ExplanationTold: {
    type: 'object',
    properties: {
      id: {
        type: 'number',
      },
      agency: {
        $ref: '#/components/schemas/NamedAgency',
      },
      periodId: {
        type: 'string',
      },
      metric: {
        $ref: '#/components/schemas/TargetMetric',
      },
      kind: {
        type: 'string',
        const: 'explanation',
      },
      act: {
        $ref: '#/components/schemas/ExplanationAct',
      },
      dueOn: {
        anyOf: [
          {
            $ref: '#/components/schemas/IsoDate',
          },
          {
            type: 'null',
          },
        ],
      },
    },
    required: ['act', 'agency', 'dueOn', 'id', 'kind', 'metric', 'periodId'],
    additionalProperties: false,
    description: 'A step of an explanation, to the other side. `dueOn`: until when it has its own; null when nothing is due.',
  },
  ExplanationsReply: {
    type: 'object',
    properties: {
      today: {
        $ref: '#/components/schemas/IsoDate',
      },
      explanations: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/ExplanationReply',
        },
      },
      agencies: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/ExplanationAgency',
        },
      },
      periods: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/Period',
        },
        description: 'Reporting months that may be explained, newest first.',
      },
      isDemo: {
        type: 'boolean',
      },
    },
    required: ['today', 'explanations', 'agencies', 'periods', 'isDemo'],
    additionalProperties: false,
    description: '`GET /api/v1/explanations`: what is not closed first, the earliest due first.',
  },
  FaultText: {
    type: 'object',
    properties: {
      what: {
        type: 'string',
      },
      toDo: {
        type: 'string',
      },
    },
    required: ['what', 'toDo'],
    additionalProperties: false,
    description: 'A fault of an imported file in one language: what is wrong, and what to do about it.',
  },
  Figure: {
    type: 'object',
    properties: {
      definition: {
        $ref: '#/components/schemas/DefinitionId',
      },
      value: {
        type: ['number', 'null'],
      },
      numerator: {
        type: ['number', 'null'],
      },
      publication: {
        $ref: '#/components/schemas/Publication',
      },
      margin: {
        type: 'number',
        description: 'By how many people at most the true numerator differs from the printed one; 0 when it is exact or withheld.',
      },
      denominator: {
        type: 'number',
        description: 'People the rate speaks of; while `value` is null, all the people there are.',
      },
      interval: {
        anyOf: [
          {
            $ref: '#/components/schemas/RatioInterval',
          },
          {
            type: 'null',
          },
        ],
        description: "Wilson 95 % interval of numerator/denominator; null when `value` is, and where an agency's numerator is not exact.",
      },
      verdict: {
        $ref: '#/components/schemas/Verdict',
      },
      isInconclusive: {
        type: 'boolean',
        description: 'True when the denominator is below 30 and the interval contains the target ("chưa đủ cơ sở").',
      },
      shortBy: {
        type: ['number', 'null'],
        description:
          'People still missing for the target to be met ("cần thêm"); 0 when met, null without value or target, and where the printed numerator does not decide it.',
      },
      coverage: {
        type: ['number', 'null'],
        description:
          'Share of the elapsed working minutes of the period with evidence from every log source that serves the unit, 0..1; null when none has elapsed.',
      },
      coverageMinutes: {
        anyOf: [
          {
            $ref: '#/components/schemas/CoverageMinutes',
          },
          {
            type: 'null',
          },
        ],
        description: 'The minutes that `coverage` is the share of; null where it is a mean over several units.',
      },
      bounds: {
        anyOf: [
          {
            $ref: '#/components/schemas/RatioInterval',
          },
          {
            type: 'null',
          },
        ],
        description:
          'Between which ratios the value lies whatever the missing logs held; equal ends when nothing is missing, null where it is not known or not published.',
      },
      withheldFor: {
        anyOf: [
          {
            type: 'string',
            const: 'other-people',
          },
          {
            $ref: '#/components/schemas/Silence',
          },
        ],
        description:
          'What the verdict leaves open. Of enough people `not-published`: what was told before of common days is about other people (rule 4). Of `too-few-days`, a word for all of them: what is lacking.',
      },
    },
    required: [
      'definition',
      'value',
      'numerator',
      'publication',
      'margin',
      'denominator',
      'interval',
      'verdict',
      'isInconclusive',
      'shortBy',
      'coverage',
      'coverageMinutes',
      'bounds',
    ],
    additionalProperties: false,
    description:
      'A published rate. `value` is null (never 0) when there is nothing to divide or the data do not suffice; `numerator` is null whenever `value` is. `publication` says how the printed numerator relates to the true one: under `at-least` 9 of 10 reads "≥9/10" and stands for 9 and 10 alike, and nothing else in an answer tells which.',
  },
  FiguresHeadReply: {
    type: 'object',
    properties: {
      period: {
        $ref: '#/components/schemas/Period',
      },
      asOf: {
        type: ['string', 'null'],
        description: 'Last log instant taken into account, ISO 8601 with offset; null when nothing was ever ingested.',
      },
      isDemo: {
        type: 'boolean',
        description: 'True when the figures come from the simulated demo province.',
      },
      completeCount: {
        type: 'number',
        description: 'Agencies with logs of at least 95 % of the working minutes.',
      },
      agencies: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            code: {
              type: 'string',
            },
            name: {
              type: 'string',
            },
          },
          required: ['code', 'name'],
          additionalProperties: false,
        },
        description: 'Those with figures, which a page may be opened of.',
      },
    },
    required: ['period', 'asOf', 'isDemo', 'completeCount', 'agencies'],
    additionalProperties: false,
    description: '`GET /api/v1/adoption/head?ky=bc-2026-07&cc=hien-nay`: what stands in the head of every page.',
  },
  FiguresNewsReply: {
    type: 'object',
    properties: {
      revision: {
        type: 'string',
        description: 'Of all that figures are made of; equal only while equal questions have equal answers.',
      },
    },
    required: ['revision'],
    additionalProperties: false,
    description:
      'Every SSE `figures` event of `GET /api/v1/adoption/events`: tells of no figure, only that they may be others than before.',
  },
  FlowAgencies: {
    type: 'object',
    properties: {
      told: {
        type: 'number',
        description: 'Part of the sums.',
      },
      untold: {
        type: 'number',
        description: 'Of them: of nothing that they received do logs tell who sent it, so that no copy in the cells is theirs.',
      },
      leftOut: {
        type: 'number',
        description: 'Too small to be told, and left out of the sums.',
      },
    },
    required: ['told', 'untold', 'leftOut'],
    additionalProperties: false,
    description: 'Of how many agencies the flow of the province is told.',
  },
  FlowCell: {
    type: 'object',
    properties: {
      from: {
        $ref: '#/components/schemas/FlowGroup',
      },
      to: {
        $ref: '#/components/schemas/FlowGroup',
      },
      direction: {
        $ref: '#/components/schemas/FlowDirection',
      },
      copies: {
        type: ['number', 'null'],
        description: 'Rounded to the nearest 5; null where they are fewer than 10, 0 included.',
      },
    },
    required: ['from', 'to', 'direction', 'copies'],
    additionalProperties: false,
    description: 'Stored copies of messages that people of one group sent to people of another.',
  },
  FlowDirection: {
    type: 'string',
    enum: ['down', 'up', 'across'],
    description: 'Down: to a lower group; up: to a higher one; across: within one group.',
  },
  FlowGroup: {
    anyOf: [
      {
        $ref: '#/components/schemas/OfficialRole',
      },
      {
        type: 'string',
        const: 'leaders',
      },
    ],
    description: 'A group of people by role; `leaders` are board and heads together, where either alone is too few to be told.',
  },
  FlowSilence: {
    type: 'string',
    enum: ['no-log', 'untold', 'few-people'],
    description:
      'Why no flow is told. no-log: nothing was received; untold: of nothing received do logs tell who sent it; few-people: a group has fewer than 10 people on some day.',
  },
  FreezeReply: {
    type: 'object',
    properties: {
      version: {
        $ref: '#/components/schemas/FrozenVersion',
      },
      changes: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/FrozenChange',
        },
        description: 'What the amendment changed; empty for a freeze.',
      },
    },
    required: ['version', 'changes'],
    additionalProperties: false,
    description: '`POST /api/v1/freezes` and `POST /api/v1/freezes/:periodId/amendments`',
  },
  FreezesReply: {
    type: 'object',
    properties: {
      periods: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/FrozenPeriod',
        },
      },
      open: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/Period',
        },
        description: 'Periods that are over, have figures and were not frozen yet; reporting periods only, newest first.',
      },
      isDemo: {
        type: 'boolean',
      },
    },
    required: ['periods', 'open', 'isDemo'],
    additionalProperties: false,
    description: '`GET /api/v1/freezes`: newest period first.',
  },
  FreshnessReply: {
    type: 'object',
    properties: {
      asOf: {
        type: ['string', 'null'],
        description: 'Last log instant taken into account, ISO 8601 with offset; null when nothing was ever ingested.',
      },
      isDemo: {
        type: 'boolean',
        description: 'True when the figures come from the simulated demo province.',
      },
    },
    required: ['asOf', 'isDemo'],
    additionalProperties: false,
    description: '`GET /api/v1/adoption/freshness`: how far logs tell, for every role, also those that see no figure.',
  },
  FrozenAgency: {
    type: 'object',
    properties: {
      code: {
        type: 'string',
      },
      name: {
        type: 'string',
      },
      use: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/FrozenUse',
        },
        description: 'In the order of the definitions.',
      },
      paper: {
        anyOf: [
          {
            $ref: '#/components/schemas/PaperUnitReply',
          },
          {
            type: 'null',
          },
        ],
        description: 'Null where the period is no reporting month, or the agency has no registers to keep.',
      },
      snapshotId: {
        type: ['number', 'null'],
        description: 'Of `snapshots`: what the figures of use were made from.',
      },
      footnotes: {
        type: 'array',
        items: {
          type: 'string',
        },
        description: 'Of accepted explanations, printed below the figures.',
      },
      changes: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/FrozenChange',
        },
        description: 'Of an amendment: what differs from the version before.',
      },
    },
    required: ['code', 'name', 'use', 'paper', 'snapshotId', 'footnotes', 'changes'],
    additionalProperties: false,
    description: 'What was frozen of one agency.',
  },
  FrozenChange: {
    type: 'object',
    properties: {
      agency: {
        type: ['string', 'null'],
        description: 'Code of the agency; null for the province.',
      },
      agencyName: {
        type: ['string', 'null'],
      },
      metric: {
        anyOf: [
          {
            $ref: '#/components/schemas/TargetMetric',
          },
          {
            type: 'string',
            const: 'footnotes',
          },
        ],
        description: 'What it is a figure of: a definition of use, the paper of the registers, or the footnotes of accepted explanations.',
      },
      field: {
        type: 'string',
        enum: ['numerator', 'denominator', 'coverage', 'verdict', 'amount', 'documents', 'headline', 'text'],
        description:
          'Of a rate of use: n, N, the covered share, the verdict. Of paper: documents on paper, all documents, the headline reduction, the verdict. `text`: a footnote.',
      },
      before: {
        type: ['number', 'string', 'null'],
      },
      after: {
        type: ['number', 'string', 'null'],
      },
      delta: {
        type: ['number', 'null'],
        description: '`after` minus `before`; null unless both are numbers.',
      },
      since: {
        type: ['string', 'null'],
        description: 'When the later figure of use was computed, ISO 8601; null for paper and footnotes, whose journals tell it.',
      },
    },
    required: ['agency', 'agencyName', 'metric', 'field', 'before', 'after', 'delta', 'since'],
    additionalProperties: false,
    description: 'One figure that differs between two states of a period; `before` or `after` is null where nothing was or is published.',
  },
  FrozenDifference: {
    type: 'object',
    properties: {
      period: {
        $ref: '#/components/schemas/Period',
      },
      version: {
        $ref: '#/components/schemas/FrozenVersion',
        description: 'The version compared with.',
      },
      changes: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/FrozenChange',
        },
      },
    },
    required: ['period', 'version', 'changes'],
    additionalProperties: false,
    description: 'How the live figures of a frozen period differ from its newest version.',
  },
  FrozenDifferencesReply: {
    type: 'object',
    properties: {
      differences: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/FrozenDifference',
        },
      },
      waiting: {
        type: 'array',
        items: {
          type: 'string',
        },
        description: 'Periods whose figures are being computed: what differs there is not known yet.',
      },
    },
    required: ['differences', 'waiting'],
    additionalProperties: false,
    description: '`GET /api/v1/freezes/differences`: periods without a difference are absent.',
  },
  FrozenDocument: {
    type: 'object',
    properties: {
      head: {
        $ref: '#/components/schemas/FrozenHead',
      },
      province: {
        anyOf: [
          {
            $ref: '#/components/schemas/FrozenProvince',
          },
          {
            type: 'null',
          },
        ],
      },
      agencies: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/FrozenAgency',
        },
        description: 'By code.',
      },
    },
    required: ['head', 'province', 'agencies'],
    additionalProperties: false,
    description:
      'Everything a report of a period prints; nothing in it is ever changed. Whoever sees some agencies only gets those, and no province.',
  },
  FrozenHead: {
    type: 'object',
    properties: {
      schemaVersion: {
        type: 'number',
        const: 1,
      },
      period: {
        $ref: '#/components/schemas/Period',
      },
      structure: {
        type: 'string',
        const: 'as-was',
        description: 'Units as they were in the period.',
      },
      number: {
        type: 'number',
        description: '0: the freeze itself ("chốt số liệu"); from 1: the amendment of this number ("bản điều chỉnh số k").',
      },
      amends: {
        type: ['string', 'null'],
        description: 'Code of the version that this one amends; null for the freeze itself.',
      },
      reason: {
        type: ['string', 'null'],
        description: 'Why the figures were amended; null for the freeze itself.',
      },
      approvedBy: {
        type: ['string', 'null'],
      },
      frozenBy: {
        type: 'string',
      },
      frozenAt: {
        type: 'string',
        description: 'ISO 8601.',
      },
      definitions: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/UseDefinition',
        },
      },
      publication: {
        type: 'object',
        properties: {
          minPeople: {
            type: 'number',
          },
          minCoverage: {
            type: 'number',
          },
        },
        required: ['minPeople', 'minCoverage'],
        additionalProperties: false,
        description: 'The rules by which figures are withheld.',
      },
      calendarRevision: {
        type: 'number',
      },
      workingDays: {
        type: 'number',
        description: 'Working days of the province in the period.',
      },
      paperDueOn: {
        anyOf: [
          {
            $ref: '#/components/schemas/IsoDate',
          },
          {
            type: 'null',
          },
        ],
        description: 'Last day on which the registers were in time; null where the period is no reporting month.',
      },
      prices: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/PriceReply',
        },
      },
      snapshots: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/SnapshotReply',
        },
        description: 'Revisions of directory, calendar, logs and parser.',
      },
      asOf: {
        type: ['string', 'null'],
        description: 'Last log instant taken into account.',
      },
      demoLabel: {
        type: ['string', 'null'],
        description: '"Sơn La (dữ liệu giả lập)"; null for real data.',
      },
    },
    required: [
      'schemaVersion',
      'period',
      'structure',
      'number',
      'amends',
      'reason',
      'approvedBy',
      'frozenBy',
      'frozenAt',
      'definitions',
      'publication',
      'calendarRevision',
      'workingDays',
      'paperDueOn',
      'prices',
      'snapshots',
      'asOf',
      'demoLabel',
    ],
    additionalProperties: false,
    description: 'Of which rules, by which inputs, when and by whom: what stands beside every frozen figure.',
  },
  FrozenPeriod: {
    type: 'object',
    properties: {
      period: {
        $ref: '#/components/schemas/Period',
      },
      versions: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/FrozenVersion',
        },
      },
    },
    required: ['period', 'versions'],
    additionalProperties: false,
    description: 'A period that was frozen, with its amendments, oldest first.',
  },
  FrozenProvince: {
    type: 'object',
    properties: {
      use: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/FrozenProvinceUse',
        },
      },
      volume: {
        type: 'object',
        additionalProperties: false,
        properties: {
          sentUntold: {
            type: ['number', 'null'],
            description:
              'Of them: of so many the logs do not tell where they went (ADR 30). Where it is not 0, directions and recipients are "at least"; if it is all of them, null.',
          },
          sent: {
            type: ['number', 'null'],
            description: 'Accepted submissions, re-queues merged.',
          },
          sentInternal: {
            type: ['number', 'null'],
            description: 'Of `sent`: to recipients all inside the province, all outside, or both.',
          },
          sentExternal: {
            type: ['number', 'null'],
          },
          sentMixed: {
            type: ['number', 'null'],
          },
          recipients: {
            type: ['number', 'null'],
            description: 'Distinct envelope recipients of each message, added up, and those of them inside the province.',
          },
          internalRecipients: {
            type: ['number', 'null'],
          },
          received: {
            type: ['number', 'null'],
            description: 'Final deliveries into mailboxes.',
          },
        },
        required: ['internalRecipients', 'received', 'recipients', 'sent', 'sentExternal', 'sentInternal', 'sentMixed'],
        description: 'Versions frozen before `sentUntold` was kept lack it.',
      },
      paper: {
        anyOf: [
          {
            $ref: '#/components/schemas/PaperProvinceReply',
          },
          {
            type: 'null',
          },
        ],
      },
      paperTarget: {
        anyOf: [
          {
            $ref: '#/components/schemas/PaperTargetReply',
          },
          {
            type: 'null',
          },
        ],
      },
      unconfirmedFacts: {
        type: 'number',
        description: 'Facts that came over UDP only and are in no figure.',
      },
      sentInternalClient: {
        type: 'number',
      },
      changes: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/FrozenChange',
        },
      },
    },
    required: ['use', 'volume', 'paper', 'paperTarget', 'unconfirmedFacts', 'sentInternalClient', 'changes'],
    additionalProperties: false,
    description: 'What was frozen of the province as a whole.',
  },
  FrozenProvinceUse: {
    type: 'object',
    properties: {
      definition: {
        $ref: '#/components/schemas/DefinitionId',
      },
      figure: {
        $ref: '#/components/schemas/Figure',
      },
      missingAsZero: {
        anyOf: [
          {
            $ref: '#/components/schemas/Figure',
          },
          {
            type: 'null',
          },
        ],
      },
      target: {
        anyOf: [
          {
            $ref: '#/components/schemas/TargetReply',
          },
          {
            type: 'null',
          },
        ],
      },
      standing: {
        anyOf: [
          {
            $ref: '#/components/schemas/TargetStanding',
          },
          {
            type: 'null',
          },
        ],
      },
      verdicts: {
        $ref: '#/components/schemas/VerdictCounts',
      },
    },
    required: ['definition', 'figure', 'missingAsZero', 'target', 'standing', 'verdicts'],
    additionalProperties: false,
    description: 'The province under one definition, as it was frozen.',
  },
  FrozenReply: {
    type: 'object',
    properties: {
      version: {
        $ref: '#/components/schemas/FrozenVersion',
      },
      versions: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/FrozenVersion',
        },
        description: 'All versions of the period, oldest first.',
      },
      content: {
        $ref: '#/components/schemas/FrozenDocument',
      },
      isIntact: {
        type: ['boolean', 'null'],
        description: 'Whether the content has the hash that was noted when it was frozen; null when the caller sees a part only.',
      },
    },
    required: ['version', 'versions', 'content', 'isIntact'],
    additionalProperties: false,
    description: '`GET /api/v1/freezes/codes/:code`: what a printed code stands for.',
  },
  FrozenUse: {
    type: 'object',
    properties: {
      definition: {
        $ref: '#/components/schemas/DefinitionId',
      },
      figure: {
        $ref: '#/components/schemas/Figure',
      },
      target: {
        anyOf: [
          {
            $ref: '#/components/schemas/TargetReply',
          },
          {
            type: 'null',
          },
        ],
        description: 'The target in force at the end of the period.',
      },
      standing: {
        anyOf: [
          {
            $ref: '#/components/schemas/TargetStanding',
          },
          {
            type: 'null',
          },
        ],
      },
      keptRate: {
        type: ['number', 'null'],
        description: 'DU-4: the median share of sessions kept.',
      },
    },
    required: ['definition', 'figure', 'target', 'standing', 'keptRate'],
    additionalProperties: false,
    description: 'One agency under one definition, as it was frozen.',
  },
  FrozenVersion: {
    type: 'object',
    properties: {
      periodId: {
        type: 'string',
      },
      number: {
        type: 'number',
      },
      code: {
        type: 'string',
        description: 'Printed on reports: leads to these figures for ever.',
      },
      contentHash: {
        type: 'string',
        description: 'SHA-256 of the whole content, hexadecimal; the code is made of its beginning.',
      },
      frozenBy: {
        type: 'string',
      },
      frozenAt: {
        type: 'string',
      },
      reason: {
        type: ['string', 'null'],
      },
      approvedBy: {
        type: ['string', 'null'],
      },
    },
    required: ['periodId', 'number', 'code', 'contentHash', 'frozenBy', 'frozenAt', 'reason', 'approvedBy'],
    additionalProperties: false,
    description: 'One frozen version of a period.',
  },
  GoalCrossed: {
    type: 'object',
    properties: {
      kind: {
        type: 'string',
        const: 'goal-crossed',
      },
      direction: {
        type: 'string',
        enum: ['reached', 'fallen'],
      },
      metric: {
        $ref: '#/components/schemas/TargetMetric',
      },
      agency: {
        anyOf: [
          {
            $ref: '#/components/schemas/NamedAgency',
          },
          {
            type: 'null',
          },
        ],
      },
      periodId: {
        type: 'string',
      },
      rate: {
        $ref: '#/components/schemas/PrintedRate',
      },
      target: {
        $ref: '#/components/schemas/GoalTerms',
      },
      before: {
        $ref: '#/components/schemas/PrintedRate',
        description:
          'Of the period just before, as it was published; absent where no rate of it is printed, and in what was told before it was kept.',
      },
      snapshotId: {
        type: 'number',
        description: 'Id of what the figure was made from, which the link pins; absent in what was told before it was kept.',
      },
    },
    required: ['kind', 'direction', 'metric', 'agency', 'periodId', 'rate', 'target'],
    additionalProperties: false,
    description: 'A goal that was crossed since the period before: `reached`, or `fallen` below. `agency` null: the province.',
  },
  GoalTerms: {
    type: 'object',
    properties: {
      comparator: {
        type: 'string',
        enum: ['>=', '>'],
      },
      threshold: {
        type: 'number',
        description: 'Ratio.',
      },
    },
    required: ['comparator', 'threshold'],
    additionalProperties: false,
    description: 'What a target asks.',
  },
  HabitRule: {
    type: 'object',
    properties: {
      kind: {
        type: 'string',
        const: 'habit',
      },
      weeks: {
        type: 'number',
        description: 'Weeks looked at, and those of them with an access.',
      },
      neededWeeks: {
        type: 'number',
      },
      minWeekDays: {
        type: 'number',
      },
      reachWeeks: {
        type: 'number',
        description: 'Complete weeks before the end among which they are sought; older ones are not known.',
      },
    },
    required: ['kind', 'weeks', 'neededWeeks', 'minWeekDays', 'reachWeeks'],
    additionalProperties: false,
    description: 'DU-3: access in some of the last complete weeks.',
  },
  HourCell: {
    type: 'object',
    properties: {
      weekday: {
        type: 'number',
        description: '1 = Monday … 7 = Sunday.',
      },
      hour: {
        type: 'number',
        description: '0..23: from that hour to the next, time of Viet Nam.',
      },
      mean: {
        type: ['number', 'null'],
        description: 'A day, on average; null where no such day is told, and where there are fewer than 10 in all.',
      },
      isFew: {
        type: 'boolean',
        description: 'True where it is null because there are fewer than 10.',
      },
    },
    required: ['weekday', 'hour', 'mean', 'isFew'],
    additionalProperties: false,
    description: 'Human accesses (HA@1) of one hour on one day of the week.',
  },
  HoursReply: {
    type: 'object',
    properties: {
      period: {
        $ref: '#/components/schemas/Period',
      },
      cells: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/HourCell',
        },
        description: '7 × 24, Monday first.',
      },
      dayCounts: {
        type: 'array',
        items: {
          type: 'number',
        },
        description: 'How many days of each weekday are told, Monday first.',
      },
      passedCounts: {
        type: 'array',
        items: {
          type: 'number',
        },
        description:
          'How many days of each weekday have passed in the period, Monday first: 0 where none has come yet, which is no want of logs.',
      },
      missingDays: {
        type: 'number',
        description: 'Days of the period that have passed and are not told, for want of logs.',
      },
      partialDays: {
        type: 'number',
        description: 'Working days that are told though logs of some agency are missing: the true counts are higher.',
      },
      timedAgencies: {
        type: 'number',
        description: 'Agencies whose logs give the time of day, of all whose logs there are: as of the last day that is told.',
      },
      agencyCount: {
        type: 'number',
      },
      sessions: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/WorkSession',
        },
        description: 'Working sessions of the province on the last day, in minutes of the day.',
      },
      asOf: {
        type: ['string', 'null'],
      },
      isDemo: {
        type: 'boolean',
      },
    },
    required: [
      'period',
      'cells',
      'dayCounts',
      'passedCounts',
      'missingDays',
      'partialDays',
      'timedAgencies',
      'agencyCount',
      'sessions',
      'asOf',
      'isDemo',
    ],
    additionalProperties: false,
    description:
      '`GET /api/v1/adoption/hours?ky=bc-2026-07`: at which hours mailboxes of the province are opened. Counts of accesses, not of people.',
  },
  IdentitiesReply: {
    type: 'object',
    properties: {
      period: {
        $ref: '#/components/schemas/Period',
      },
      identities: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/IdentityReply',
        },
      },
    },
    required: ['period', 'identities'],
    additionalProperties: false,
    description: '`GET /api/v1/directory/identities?at=2026-07-14`: of the reporting month that holds the day.',
  },
  IdentityName: {
    type: 'string',
    enum: ['roster', 'eligible', 'mailboxes', 'addresses'],
    description:
      'What must hold of the directory: R = E + full leave + exempt + too short; E = with + without mailbox; B = the six kinds; log addresses.',
  },
  IdentityReply: {
    type: 'object',
    properties: {
      name: {
        $ref: '#/components/schemas/IdentityName',
      },
      total: {
        type: 'number',
      },
      parts: {
        type: 'object',
        additionalProperties: {
          type: 'number',
        },
      },
      difference: {
        type: 'number',
      },
    },
    required: ['name', 'total', 'parts', 'difference'],
    additionalProperties: false,
    description: 'One identity with its parts; `difference` = total − sum of the parts, 0 when it holds.',
  },
  ImpactPart: {
    type: 'object',
    properties: {
      heading: {
        type: 'string',
      },
      items: {
        type: 'array',
        items: {
          type: 'string',
        },
      },
    },
    required: ['heading', 'items'],
    additionalProperties: false,
  },
  ImpactReply: {
    type: 'object',
    properties: {
      title: {
        type: 'string',
      },
      introduction: {
        type: 'array',
        items: {
          type: 'string',
        },
        description: 'When and from what it is made, and when it was made before.',
      },
      parts: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/ImpactPart',
        },
      },
      lastOn: {
        anyOf: [
          {
            $ref: '#/components/schemas/IsoDate',
          },
          {
            type: 'null',
          },
        ],
        description: 'When it was written out last; null: never.',
      },
      isOverdue: {
        type: 'boolean',
        description: 'Whether that is more than half a year ago.',
      },
      nextDueOn: {
        $ref: '#/components/schemas/IsoDate',
        description: 'Half a year from now: when it is to be looked at again if it is written out today.',
      },
    },
    required: ['title', 'introduction', 'parts', 'lastOn', 'isOverdue', 'nextDueOn'],
    additionalProperties: false,
    description: '`GET /api/v1/impact`: the impact assessment as it would be written now, in the language asked for. It names no person.',
  },
  IngestReply: {
    type: 'object',
    properties: {
      origins: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/OriginReply',
        },
      },
      segments: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/SegmentReply',
        },
        description: 'Newest first, at most 100.',
      },
      dirtyDays: {
        type: 'number',
      },
      dirtyPeriods: {
        type: 'number',
      },
    },
    required: ['origins', 'segments', 'dirtyDays', 'dirtyPeriods'],
    additionalProperties: false,
    description: '`GET /api/v1/ingest` and every SSE `ingest` event of `GET /api/v1/ingest/events`.',
  },
  InstrumentBasis: {
    type: 'object',
    properties: {
      kind: {
        type: 'string',
        const: 'instrument',
      },
      type: {
        type: 'string',
        description: '"Quyết định", "Chỉ thị", "Kế hoạch" …',
      },
      number: {
        type: 'string',
      },
      issuedOn: {
        $ref: '#/components/schemas/IsoDate',
      },
      issuer: {
        type: 'string',
      },
      clause: {
        type: ['string', 'null'],
        description: '"Điều 3"; null for the whole instrument.',
      },
    },
    required: ['kind', 'type', 'number', 'issuedOn', 'issuer', 'clause'],
    additionalProperties: false,
    description: 'The instrument that set a target, by its parts.',
  },
  InvariantCheckCode: {
    type: 'string',
    enum: ['files', 'bytes', 'lines', 'facts', 'blocks', 'hours-again', 'hours-reversed', 'figures-again', 'losses', 'waiting'],
    description: 'What was looked at; the web puts it into words.',
  },
  InvariantCheckReply: {
    type: 'object',
    properties: {
      code: {
        $ref: '#/components/schemas/InvariantCheckCode',
      },
      state: {
        $ref: '#/components/schemas/InvariantState',
      },
      counts: {
        type: 'object',
        additionalProperties: {
          type: 'number',
        },
      },
      faults: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/InvariantFault',
        },
        description: 'At most 20.',
      },
    },
    required: ['code', 'state', 'counts', 'faults'],
    additionalProperties: false,
  },
  InvariantFault: {
    type: 'object',
    properties: {
      segmentId: {
        type: ['string', 'null'],
        description: 'null when it is about a day of an origin.',
      },
      origin: {
        type: 'string',
      },
      name: {
        type: 'string',
        description: 'File name, or the day.',
      },
      problem: {
        type: 'string',
        enum: ['missing', 'changed', 'wrong-size', 'differs'],
      },
      difference: {
        type: ['number', 'null'],
        description: 'By how much (bytes, lines, facts, rows); null when that is no number.',
      },
    },
    required: ['segmentId', 'origin', 'name', 'problem', 'difference'],
    additionalProperties: false,
    description: 'Where something does not add up.',
  },
  InvariantId: {
    type: 'string',
    enum: ['I1', 'I2', 'I3', 'I4', 'I5', 'I6'],
    description: 'The promises of the ingest: durable, conserved, counted once, in any order, recomputable, no silent loss.',
  },
  InvariantReply: {
    type: 'object',
    properties: {
      id: {
        $ref: '#/components/schemas/InvariantId',
      },
      state: {
        $ref: '#/components/schemas/InvariantState',
        description: 'The worst of its checks.',
      },
      checks: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/InvariantCheckReply',
        },
      },
    },
    required: ['id', 'state', 'checks'],
    additionalProperties: false,
    description: 'One line of the ledger page.',
  },
  InvariantState: {
    type: 'string',
    enum: ['holds', 'noted', 'pending', 'broken'],
    description:
      '`holds`; `noted`: holds, and the ledger knows of something lost, refused or unfinished; `pending`: cannot be told yet, since work is under way; `broken`: a defect or damage, see `faults`.',
  },
  IsoDate: {
    type: 'string',
    description: "A calendar date `YYYY-MM-DD` in the province's zone (Asia/Ho_Chi_Minh); never a `Date`.",
  },
  JobFailureReply: {
    type: 'object',
    properties: {
      job: {
        type: 'string',
      },
      id: {
        type: 'string',
      },
      reason: {
        type: 'string',
        description: 'What the program said, in English, without addresses and secrets.',
      },
      attempts: {
        type: 'number',
      },
      failedAt: {
        type: ['string', 'null'],
        description: 'ISO 8601; null when it was not noted.',
      },
    },
    required: ['job', 'id', 'reason', 'attempts', 'failedAt'],
    additionalProperties: false,
    description: 'A job that failed at its last attempt.',
  },
  JournalMark: {
    type: 'object',
    properties: {
      by: {
        type: 'string',
      },
      at: {
        type: 'string',
        description: 'ISO 8601 with offset.',
      },
      reason: {
        type: 'string',
      },
    },
    required: ['by', 'at', 'reason'],
    additionalProperties: false,
    description: 'Who entered or withdrew a row that is never edited, when and why.',
  },
  LedgerCounts: {
    type: 'object',
    properties: {
      lines: {
        type: 'number',
      },
      parsed: {
        type: 'number',
      },
      ignored: {
        type: 'number',
      },
      rejected: {
        type: 'number',
      },
      oversize: {
        type: 'number',
      },
      facts: {
        type: 'number',
      },
      fresh: {
        type: 'number',
      },
      duplicate: {
        type: 'number',
      },
      tailBytes: {
        type: 'number',
      },
      linesCut: {
        type: 'number',
        description: 'Of syslog: lines that were shortened to 64 KiB, and lines known to be lost on the way, before or between these.',
      },
      linesLost: {
        type: 'number',
      },
    },
    required: ['lines', 'parsed', 'ignored', 'rejected', 'oversize', 'facts', 'fresh', 'duplicate', 'tailBytes', 'linesCut', 'linesLost'],
    additionalProperties: false,
    description: 'What the ledger counts: `lines = parsed + ignored + rejected + oversize`, `facts = fresh + duplicate`.',
  },
  LegalBasis: {
    anyOf: [
      {
        $ref: '#/components/schemas/InstrumentBasis',
      },
      {
        $ref: '#/components/schemas/TypedBasis',
      },
    ],
  },
  LifecycleCounts: {
    type: 'object',
    properties: {
      active: {
        type: ['number', 'null'],
        description: '|Aₘ|',
      },
      returning: {
        type: ['number', 'null'],
        description:
          '|Aₘ ∩ Aₘ₋₁|. Of a period that is not over it is null, as are `resurrected` and `lapsed`: it is not compared with the one before.',
      },
      returningRate: {
        type: ['number', 'null'],
        description: 'Returning ÷ active, 0..1.',
      },
      firstTime: {
        type: ['number', 'null'],
        description: 'Never active before, "từ khi có dữ liệu".',
      },
      resurrected: {
        type: ['number', 'null'],
        description: 'Active now, not in the period before, but earlier.',
      },
      lapsed: {
        type: ['number', 'null'],
        description: '|Aₘ₋₁ ∖ Aₘ|',
      },
      cumulative: {
        type: ['number', 'null'],
        description: 'Everybody who was active in any period so far, "lũy kế"; null from the first period without data on.',
      },
    },
    required: ['active', 'returning', 'returningRate', 'firstTime', 'resurrected', 'lapsed', 'cumulative'],
    additionalProperties: false,
    description:
      'How the active people of one period relate to the periods before. All are counts of people; null = cannot be told, or may not.',
  },
  LifecyclePoint: {
    type: 'object',
    properties: {
      active: {
        type: ['number', 'null'],
        description: '|Aₘ|',
      },
      returning: {
        type: ['number', 'null'],
        description:
          '|Aₘ ∩ Aₘ₋₁|. Of a period that is not over it is null, as are `resurrected` and `lapsed`: it is not compared with the one before.',
      },
      returningRate: {
        type: ['number', 'null'],
        description: 'Returning ÷ active, 0..1.',
      },
      firstTime: {
        type: ['number', 'null'],
        description: 'Never active before, "từ khi có dữ liệu".',
      },
      resurrected: {
        type: ['number', 'null'],
        description: 'Active now, not in the period before, but earlier.',
      },
      lapsed: {
        type: ['number', 'null'],
        description: '|Aₘ₋₁ ∖ Aₘ|',
      },
      cumulative: {
        type: ['number', 'null'],
        description: 'Everybody who was active in any period so far, "lũy kế"; null from the first period without data on.',
      },
      withheld: {
        anyOf: [
          {
            $ref: '#/components/schemas/LifecycleSilence',
          },
          {
            type: 'null',
          },
        ],
        description: 'Why `active` is null; null when it is not.',
      },
      coverage: {
        type: ['number', 'null'],
        description: 'That of the figure of DU-1: share of the working minutes with evidence, 0..1; null when none has elapsed.',
      },
      snapshotId: {
        type: ['number', 'null'],
        description: 'Of `snapshots`: what that figure was made from; null where the agency was not there.',
      },
    },
    required: [
      'active',
      'coverage',
      'cumulative',
      'firstTime',
      'lapsed',
      'resurrected',
      'returning',
      'returningRate',
      'snapshotId',
      'withheld',
    ],
    additionalProperties: false,
    description: 'The counts of one agency in one period.',
  },
  LifecycleReply: {
    type: 'object',
    properties: {
      structure: {
        $ref: '#/components/schemas/UnitStructure',
      },
      periods: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/Period',
        },
        description: 'Oldest first, ending with the asked one.',
      },
      province: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/LifecycleCounts',
        },
        description:
          'The sums of the same agencies in every period, so that all of it belongs together; before the first of them has data, all null.',
      },
      isProvisional: {
        type: 'boolean',
        description: 'The asked period, the last of `periods`, is not over.',
      },
      provinceAgencies: {
        type: 'number',
        description:
          'How many of `agencies` those are: the ones of which all is told in every period; 0 = none, and `province` is null throughout.',
      },
      agencies: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/AgencyLifecycle',
        },
        description: 'By name.',
      },
      definition: {
        $ref: '#/components/schemas/DefinitionId',
        description: 'By whose sets the people are compared.',
      },
      snapshots: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/SnapshotReply',
        },
        description: 'What the figures of DU-1 of these periods were made from: they decide what is told.',
      },
      asOf: {
        type: ['string', 'null'],
      },
      computedAt: {
        type: ['string', 'null'],
        description: 'When the newest of them was computed; the sets themselves are compared when asked.',
      },
      isDemo: {
        type: 'boolean',
      },
    },
    required: [
      'structure',
      'periods',
      'province',
      'isProvisional',
      'provinceAgencies',
      'agencies',
      'definition',
      'snapshots',
      'asOf',
      'computedAt',
      'isDemo',
    ],
    additionalProperties: false,
    description:
      '`GET /api/v1/adoption/lifecycle?ky=bc-2026-07`: who came, stayed, came back and stayed away (DU-1), over up to 12 periods of one kind; first-time and cumulative count from the first period that has data.',
  },
  LifecycleSilence: {
    type: 'string',
    enum: ['insufficient-data', 'too-few-days', 'not-published'],
    description:
      'Why a lifecycle does not tell who was active: as the figure of DU-1 of that period, or because its count is masked (`not-published`).',
  },
  LineChart: {
    type: 'object',
    properties: {
      kind: {
        type: 'string',
        const: 'line',
      },
      title: {
        type: 'string',
      },
      alt: {
        type: 'string',
      },
      points: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            label: {
              type: 'string',
            },
            value: {
              type: ['number', 'null'],
            },
            text: {
              type: 'string',
            },
          },
          required: ['label', 'value', 'text'],
          additionalProperties: false,
        },
      },
      target: {
        type: ['number', 'null'],
      },
    },
    required: ['kind', 'title', 'alt', 'points', 'target'],
    additionalProperties: false,
    description: 'A line over periods, split where nothing is known. Ratios.',
  },
  LinePosition: {
    type: 'object',
    properties: {
      line: {
        type: 'number',
      },
      byte: {
        type: 'number',
      },
    },
    required: ['line', 'byte'],
    additionalProperties: false,
  },
  LiveBoxes: {
    type: 'object',
    properties: {
      loggedIn: {
        type: ['number', 'null'],
        description: 'People whose box was logged in to at all.',
      },
      machineOnly: {
        type: ['number', 'null'],
        description: 'Of them: whose box only machines looked into ("hộp thư sống, chưa thấy người đọc").',
      },
    },
    required: ['loggedIn', 'machineOnly'],
    additionalProperties: false,
    description: 'Boxes that live, by log-ins; null where no rate is published.',
  },
  LookedAt: {
    type: 'string',
    enum: ['self', 'agency', 'everybody'],
    description: 'Whom somebody looked at: the caller alone, the people of an agency the caller was in, or those of all.',
  },
  MailDayReply: {
    type: 'object',
    properties: {
      day: {
        $ref: '#/components/schemas/IsoDate',
      },
      isWorkingDay: {
        type: 'boolean',
      },
      sent: {
        type: ['number', 'null'],
        description: 'Null too where logs of fewer than two agencies cover the day: the counts would be those of one.',
      },
      received: {
        type: ['number', 'null'],
      },
      isFew: {
        type: 'boolean',
        description: 'True where the counts are not told because one of them is below 10.',
      },
      agencyCount: {
        type: 'number',
        description: 'Agencies that there were on the day, of those of which logs tell at all.',
      },
      coveredCount: {
        type: ['number', 'null'],
        description: 'Of these, those with logs of at least 95 % of the working minutes of the day; null on days off.',
      },
    },
    required: ['day', 'isWorkingDay', 'sent', 'received', 'isFew', 'agencyCount', 'coveredCount'],
    additionalProperties: false,
    description: 'The mail of one day: messages, not people. Counts are null where no log tells of them, or where they are not told.',
  },
  MailDaysReply: {
    type: 'object',
    properties: {
      period: {
        $ref: '#/components/schemas/Period',
      },
      days: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/MailDayReply',
        },
        description: 'Oldest first.',
      },
      asOf: {
        type: ['string', 'null'],
      },
      isDemo: {
        type: 'boolean',
      },
    },
    required: ['period', 'days', 'asOf', 'isDemo'],
    additionalProperties: false,
    description:
      '`GET /api/v1/adoption/days?ky=bc-2026-07`: the province on the days of 26 weeks up to the end of the period, or up to its last day that has passed.',
  },
  MailboxCounts: {
    type: 'object',
    properties: {
      mailboxes: {
        type: 'number',
        description: 'B',
      },
      kinds: {
        type: 'object',
        properties: {
          personal: {
            type: 'number',
          },
          unit: {
            type: 'number',
          },
          shared: {
            type: 'number',
          },
          robot: {
            type: 'number',
          },
          leaver: {
            type: 'number',
          },
          unmatched: {
            type: 'number',
          },
        },
        required: ['personal', 'unit', 'shared', 'robot', 'leaver', 'unmatched'],
        additionalProperties: false,
      },
    },
    required: ['mailboxes', 'kinds'],
    additionalProperties: false,
  },
  MailboxKind: {
    type: 'string',
    enum: ['personal', 'unit', 'shared', 'robot', 'leaver', 'unmatched'],
    description:
      'The six kinds of mailboxes; only personal ones feed the definitions of use. `leaver` is a box in its grace time, `unmatched` has no owner known.',
  },
  MembershipReply: {
    type: 'object',
    properties: {
      from: {
        anyOf: [
          {
            $ref: '#/components/schemas/IsoDate',
          },
          {
            type: 'null',
          },
        ],
      },
      to: {
        anyOf: [
          {
            $ref: '#/components/schemas/IsoDate',
          },
          {
            type: 'null',
          },
        ],
      },
      agency: {
        anyOf: [
          {
            type: 'object',
            properties: {
              code: {
                type: 'string',
              },
              name: {
                type: 'string',
              },
            },
            required: ['code', 'name'],
            additionalProperties: false,
          },
          {
            type: 'null',
          },
        ],
      },
      division: {
        type: ['string', 'null'],
      },
      home: {
        anyOf: [
          {
            type: 'object',
            properties: {
              code: {
                type: 'string',
              },
              name: {
                type: 'string',
              },
            },
            required: ['code', 'name'],
            additionalProperties: false,
          },
          {
            type: 'null',
          },
        ],
        description: 'The agency a seconded person comes from.',
      },
      role: {
        $ref: '#/components/schemas/OfficialRole',
      },
      position: {
        type: ['string', 'null'],
      },
    },
    required: ['agency', 'division', 'from', 'home', 'position', 'role', 'to'],
    additionalProperties: false,
  },
  NamedAgency: {
    type: 'object',
    properties: {
      code: {
        type: 'string',
      },
      name: {
        type: 'string',
      },
    },
    required: ['code', 'name'],
    additionalProperties: false,
    description: 'An agency as it is named in a sentence.',
  },
  NamedPeopleReply: {
    type: 'object',
    properties: {
      view: {
        $ref: '#/components/schemas/NamedViewReply',
      },
      readBy: {
        type: 'string',
        description: 'Who reads, and when: it stands across the list.',
      },
      readAt: {
        type: 'string',
      },
      today: {
        $ref: '#/components/schemas/IsoDate',
      },
      people: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/NamedPersonReply',
        },
        description: 'By name.',
      },
    },
    required: ['view', 'readBy', 'readAt', 'today', 'people'],
    additionalProperties: false,
    description: '`GET /api/v1/named-views/:id/people`: every reading is written down and shown to the people themselves.',
  },
  NamedPersonReply: {
    type: 'object',
    properties: {
      officialId: {
        type: 'number',
      },
      fullName: {
        type: 'string',
      },
      code: {
        type: ['string', 'null'],
      },
      eligibleDays: {
        type: 'number',
      },
      isRegular: {
        type: ['boolean', 'null'],
        description: 'DU-2; null where there is too little to judge by.',
      },
      regular: {
        $ref: '#/components/schemas/OwnRegularUse',
      },
    },
    required: ['officialId', 'fullName', 'code', 'eligibleDays', 'isRegular', 'regular'],
    additionalProperties: false,
    description: 'How one person was counted in the period.',
  },
  NamedViewAct: {
    type: 'string',
    enum: ['asked', 'approved', 'refused', 'revoked', 'read'],
    description: 'What was done with a named view, in its order; `read`: its rows were looked at.',
  },
  NamedViewReply: {
    type: 'object',
    properties: {
      id: {
        type: 'number',
      },
      agency: {
        type: 'string',
      },
      agencyName: {
        type: 'string',
      },
      period: {
        $ref: '#/components/schemas/Period',
      },
      purpose: {
        type: 'string',
      },
      basis: {
        type: 'string',
        description: 'Decision or document the purpose rests on.',
      },
      askedBy: {
        type: 'string',
      },
      state: {
        $ref: '#/components/schemas/NamedViewState',
      },
      days: {
        type: 'number',
        description: 'How many days it is to hold, from its approval.',
      },
      expiresAt: {
        type: ['string', 'null'],
        description: 'ISO 8601; null until it is approved.',
      },
      steps: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/NamedViewStep',
        },
        description: 'Oldest first.',
      },
    },
    required: ['id', 'agency', 'agencyName', 'period', 'purpose', 'basis', 'askedBy', 'state', 'days', 'expiresAt', 'steps'],
    additionalProperties: false,
    description: 'A grant, or the wish for one, to see how the people of an agency were counted in a period, by name.',
  },
  NamedViewState: {
    type: 'string',
    enum: ['asked', 'approved', 'refused', 'revoked', 'expired'],
    description: 'Where a named view stands. `asked`: waits for a second person; `expired`: it was approved, and its time is over.',
  },
  NamedViewStep: {
    type: 'object',
    properties: {
      act: {
        $ref: '#/components/schemas/NamedViewAct',
      },
      by: {
        type: 'string',
      },
      at: {
        type: 'string',
      },
      text: {
        type: ['string', 'null'],
        description: 'Why it was approved, refused or revoked.',
      },
    },
    required: ['act', 'by', 'at', 'text'],
    additionalProperties: false,
  },
  NamedViewsReply: {
    type: 'object',
    properties: {
      views: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/NamedViewReply',
        },
      },
      agencies: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            code: {
              type: 'string',
            },
            name: {
              type: 'string',
            },
          },
          required: ['code', 'name'],
          additionalProperties: false,
        },
        description: 'Agencies and reporting months that may be asked for.',
      },
      periods: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/Period',
        },
      },
      isDemo: {
        type: 'boolean',
      },
    },
    required: ['views', 'agencies', 'periods', 'isDemo'],
    additionalProperties: false,
    description: '`GET /api/v1/named-views`: newest first.',
  },
  NewAccountReply: {
    type: 'object',
    properties: {
      account: {
        $ref: '#/components/schemas/AccountRowReply',
      },
      password: {
        type: ['string', 'null'],
        description: 'Shown once, stored nowhere; null where a link went to the official.',
      },
      linkTo: {
        type: ['string', 'null'],
        description: 'Mailbox of the official, of the directory, to which a link for choosing a password was sent; null: none was.',
      },
    },
    required: ['account', 'linkTo', 'password'],
    additionalProperties: false,
    description: '`POST /api/v1/accounts`',
  },
  NewOriginTokenReply: {
    type: 'object',
    properties: {
      origin: {
        type: 'string',
      },
      number: {
        type: 'number',
      },
      token: {
        type: 'string',
        description: 'Kept nowhere: it cannot be read again.',
      },
    },
    required: ['origin', 'number', 'token'],
    additionalProperties: false,
    description: 'Answer of `POST /api/v1/origins/:name/tokens`.',
  },
  NewPasswordReply: {
    type: 'object',
    properties: {
      password: {
        type: ['string', 'null'],
        description: 'Shown once, stored nowhere; null where a link went to the official.',
      },
      linkTo: {
        type: ['string', 'null'],
        description: 'Mailbox of the official, of the directory, to which a link for choosing a password was sent; null: none was.',
      },
    },
    required: ['password', 'linkTo'],
    additionalProperties: false,
    description: '`POST /api/v1/accounts/:id/password`',
  },
  NewRoleReply: {
    type: 'object',
    properties: {
      account: {
        $ref: '#/components/schemas/AccountRowReply',
      },
      linkTo: {
        type: ['string', 'null'],
        description: 'Mailbox of the official whose account it is now, to which a link for choosing a password was sent; null: none was.',
      },
    },
    required: ['account', 'linkTo'],
    additionalProperties: false,
    description: '`PUT /api/v1/accounts/:id/role`',
  },
  NoLogs: {
    type: 'object',
    properties: {
      kind: {
        type: 'string',
        const: 'no-logs',
      },
      origin: {
        type: 'string',
      },
      lastAt: {
        type: 'string',
      },
    },
    required: ['kind', 'origin', 'lastAt'],
    additionalProperties: false,
    description: 'No line of a log source tells of anything later than `lastAt`, ISO 8601.',
  },
  NoReductionReason: {
    type: 'string',
    enum: ['not-submitted', 'no-baseline', 'is-baseline', 'indivisible', 'nothing-to-compare'],
    description:
      'Why no reduction is shown. `indivisible`: the unit was split, and paper cannot be divided ("không tách được"). `is-baseline`: the period is the baseline itself, and would be compared with itself.',
  },
  NobodysUseReply: {
    type: 'object',
    properties: {
      person: {
        type: 'null',
      },
      isDemo: {
        type: 'boolean',
      },
    },
    required: ['person', 'isDemo'],
    additionalProperties: false,
    description: "The caller's account is of nobody in the directory: nothing is measured of it.",
  },
  NoticeReply: {
    type: 'object',
    properties: {
      version: {
        type: 'number',
      },
      text: {
        type: 'object',
        properties: {
          vi: {
            type: 'string',
          },
          en: {
            type: 'string',
          },
        },
        required: ['vi', 'en'],
        additionalProperties: false,
      },
      publishedBy: {
        type: 'string',
      },
      publishedAt: {
        type: 'string',
      },
    },
    required: ['version', 'text', 'publishedBy', 'publishedAt'],
    additionalProperties: false,
    description: 'What officials are told of the measurement: one version of the text.',
  },
  NoticesReply: {
    type: 'object',
    properties: {
      notices: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          properties: {
            acknowledgedCount: {
              type: 'number',
            },
            version: {
              type: 'number',
            },
            text: {
              type: 'object',
              properties: {
                vi: {
                  type: 'string',
                },
                en: {
                  type: 'string',
                },
              },
              required: ['vi', 'en'],
              additionalProperties: false,
            },
            publishedBy: {
              type: 'string',
            },
            publishedAt: {
              type: 'string',
            },
          },
          required: ['acknowledgedCount', 'publishedAt', 'publishedBy', 'text', 'version'],
        },
      },
      officialCount: {
        type: 'number',
        description: 'People in the directory today, who are to acknowledge the newest.',
      },
    },
    required: ['notices', 'officialCount'],
    additionalProperties: false,
    description: '`GET /api/v1/notices`: newest first.',
  },
  NotificationContent: {
    anyOf: [
      {
        $ref: '#/components/schemas/GoalCrossed',
      },
      {
        $ref: '#/components/schemas/NoLogs',
      },
      {
        $ref: '#/components/schemas/CoverageLow',
      },
      {
        $ref: '#/components/schemas/RegistersMissing',
      },
      {
        $ref: '#/components/schemas/ReportReady',
      },
      {
        $ref: '#/components/schemas/ReportWaits',
      },
      {
        $ref: '#/components/schemas/ReportFailed',
      },
      {
        $ref: '#/components/schemas/ExplanationTold',
      },
      {
        $ref: '#/components/schemas/ExplanationOverdue',
      },
      {
        $ref: '#/components/schemas/Digest',
      },
    ],
    description: 'What somebody is told; never about a person.',
  },
  NotificationReply: {
    type: 'object',
    properties: {
      id: {
        type: 'number',
      },
      content: {
        $ref: '#/components/schemas/NotificationContent',
      },
      madeAt: {
        type: 'string',
        description: 'ISO 8601.',
      },
      isRead: {
        type: 'boolean',
        description: 'By the account that asks.',
      },
    },
    required: ['id', 'content', 'madeAt', 'isRead'],
    additionalProperties: false,
    description: 'One entry of the notification centre.',
  },
  NotificationsReply: {
    type: 'object',
    properties: {
      notifications: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/NotificationReply',
        },
      },
      unreadCount: {
        type: 'number',
        description: 'Of all, also of those that are not listed any more.',
      },
      isDemo: {
        type: 'boolean',
      },
    },
    required: ['notifications', 'unreadCount', 'isDemo'],
    additionalProperties: false,
    description: '`GET /api/v1/notifications`: what the role and the agency of the account are told, newest first; at most 200.',
  },
  OfficialReply: {
    type: 'object',
    properties: {
      id: {
        type: 'number',
      },
      fullName: {
        type: 'string',
      },
      code: {
        type: ['string', 'null'],
      },
      memberships: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/MembershipReply',
        },
      },
      mailboxes: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          properties: {
            from: {
              anyOf: [
                {
                  $ref: '#/components/schemas/IsoDate',
                },
                {
                  type: 'null',
                },
              ],
            },
            to: {
              anyOf: [
                {
                  $ref: '#/components/schemas/IsoDate',
                },
                {
                  type: 'null',
                },
              ],
            },
            address: {
              type: 'string',
            },
            kind: {
              $ref: '#/components/schemas/MailboxKind',
            },
          },
          required: ['address', 'from', 'kind', 'to'],
        },
      },
      absences: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          properties: {
            from: {
              anyOf: [
                {
                  $ref: '#/components/schemas/IsoDate',
                },
                {
                  type: 'null',
                },
              ],
            },
            to: {
              anyOf: [
                {
                  $ref: '#/components/schemas/IsoDate',
                },
                {
                  type: 'null',
                },
              ],
            },
            kind: {
              type: 'string',
              enum: ['leave', 'exemption'],
            },
            reason: {
              type: 'string',
            },
          },
          required: ['from', 'kind', 'reason', 'to'],
        },
      },
    },
    required: ['id', 'fullName', 'code', 'memberships', 'mailboxes', 'absences'],
    additionalProperties: false,
    description: '`GET /api/v1/directory/officials/:id`: everything the directory says of a person, oldest first.',
  },
  OfficialRole: {
    type: 'string',
    enum: ['specialist', 'head', 'board'],
    description: 'specialist = chuyên viên and others, head = trưởng, phó phòng, board = Ban Giám đốc, lãnh đạo UBND.',
  },
  OfficialRowReply: {
    type: 'object',
    properties: {
      id: {
        type: 'number',
      },
      fullName: {
        type: 'string',
      },
      code: {
        type: ['string', 'null'],
        description: 'Staff number.',
      },
      agency: {
        type: ['string', 'null'],
        description: 'Code of the agency they are counted in; null while it is not known.',
      },
      division: {
        type: ['string', 'null'],
      },
      home: {
        type: ['string', 'null'],
        description: 'Code of the agency a seconded person comes from.',
      },
      role: {
        $ref: '#/components/schemas/OfficialRole',
      },
      position: {
        type: ['string', 'null'],
      },
      mailbox: {
        type: ['string', 'null'],
        description: 'Address of the personal mailbox.',
      },
      absence: {
        type: ['string', 'null'],
        enum: ['leave', 'exemption', null],
        description: 'On that day.',
      },
    },
    required: ['id', 'fullName', 'code', 'agency', 'division', 'home', 'role', 'position', 'mailbox', 'absence'],
    additionalProperties: false,
    description: 'An official as they are on a day.',
  },
  OfficialsReply: {
    type: 'object',
    properties: {
      at: {
        $ref: '#/components/schemas/IsoDate',
      },
      officials: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/OfficialRowReply',
        },
      },
      total: {
        type: 'number',
      },
    },
    required: ['at', 'officials', 'total'],
    additionalProperties: false,
    description: '`GET /api/v1/directory/officials?at&cq&phong&q&offset&limit`, by given name.',
  },
  OriginBasis: {
    type: 'object',
    properties: {
      text: {
        type: 'string',
        description: 'What it is and whose: "Quyết định của Chủ tịch UBND tỉnh về …".',
      },
      number: {
        type: 'string',
        description: 'Number of the document, such as 15/QĐ-SNV.',
      },
      on: {
        type: 'string',
        description: 'Day of the document.',
      },
    },
    required: ['text', 'number', 'on'],
    additionalProperties: false,
    description: 'The decision that a log source rests on.',
  },
  OriginReply: {
    type: 'object',
    properties: {
      name: {
        type: 'string',
      },
      timeZone: {
        type: 'string',
      },
      segments: {
        type: 'number',
      },
      firstDay: {
        type: ['string', 'null'],
      },
      lastDay: {
        type: ['string', 'null'],
      },
      internalClients: {
        type: 'array',
        items: {
          type: 'string',
        },
        description: 'Addresses and networks (CIDR) whose mail counts as sent without a log-in; usually none.',
      },
      legalBasis: {
        anyOf: [
          {
            $ref: '#/components/schemas/OriginBasis',
          },
          {
            type: 'null',
          },
        ],
        description: 'Null: nobody has entered one, and the page warns.',
      },
    },
    required: ['name', 'timeZone', 'segments', 'firstDay', 'lastDay', 'internalClients', 'legalBasis'],
    additionalProperties: false,
    description: 'Also the answer of `PUT /api/v1/origins/:name/internal-clients` and `…/legal-basis`.',
  },
  OriginStateReply: {
    type: 'object',
    properties: {
      name: {
        type: 'string',
      },
      timeZone: {
        type: ['string', 'null'],
        description: 'Zone of stamps that name none; null while tokens were made for it and no log came: until then nothing can be set.',
      },
      segments: {
        type: 'number',
      },
      lastLineAt: {
        type: ['string', 'null'],
        description: 'Of its newest line that is in the figures.',
      },
      lastReceivedAt: {
        type: ['string', 'null'],
        description: 'When its newest log came in.',
      },
      internalClients: {
        type: 'array',
        items: {
          type: 'string',
        },
        description: 'As in `OriginReply`.',
      },
      legalBasis: {
        anyOf: [
          {
            $ref: '#/components/schemas/OriginBasis',
          },
          {
            type: 'null',
          },
        ],
        description: 'As in `OriginReply`.',
      },
      tokens: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/OriginTokenReply',
        },
        description: 'Oldest first, revoked ones included.',
      },
    },
    required: ['name', 'timeZone', 'segments', 'lastLineAt', 'lastReceivedAt', 'internalClients', 'legalBasis', 'tokens'],
    additionalProperties: false,
    description: 'A log source as whoever looks after it sees it.',
  },
  OriginTokenReply: {
    type: 'object',
    properties: {
      number: {
        type: 'number',
        description: 'By which it is revoked.',
      },
      createdAt: {
        type: 'string',
      },
      lastUsedAt: {
        type: ['string', 'null'],
        description: 'Exact to a minute; null: never.',
      },
      revokedAt: {
        type: ['string', 'null'],
      },
    },
    required: ['number', 'createdAt', 'lastUsedAt', 'revokedAt'],
    additionalProperties: false,
    description:
      'What may be told of a token with which a program hands over the log of one origin; the token itself is told once, when it is made.',
  },
  OriginTotals: {
    type: 'object',
    properties: {
      lines: {
        type: 'number',
      },
      parsed: {
        type: 'number',
      },
      ignored: {
        type: 'number',
      },
      rejected: {
        type: 'number',
      },
      oversize: {
        type: 'number',
      },
      facts: {
        type: 'number',
      },
      fresh: {
        type: 'number',
      },
      duplicate: {
        type: 'number',
      },
      tailBytes: {
        type: 'number',
      },
      linesCut: {
        type: 'number',
        description: 'Of syslog: lines that were shortened to 64 KiB, and lines known to be lost on the way, before or between these.',
      },
      linesLost: {
        type: 'number',
      },
      origin: {
        type: 'string',
      },
      segments: {
        type: 'number',
      },
      failedSegments: {
        type: 'number',
      },
      undoneSegments: {
        type: 'number',
      },
      provisionalSegments: {
        type: 'number',
      },
      bytes: {
        type: 'number',
      },
      unconfirmedFacts: {
        type: 'number',
        description: 'Facts that came over UDP only, and are therefore in no figure.',
      },
      internalClients: {
        type: 'array',
        items: {
          type: 'string',
        },
        description: 'As in `OriginReply`.',
      },
      sentInternalClient: {
        type: 'number',
        description: 'Messages that count as sent because an internal client handed them over; nobody logged in for them.',
      },
      ignoredKinds: {
        type: 'object',
        additionalProperties: {
          type: 'number',
        },
      },
      rejectedReasons: {
        type: 'object',
        additionalProperties: {
          type: 'number',
        },
      },
    },
    required: [
      'bytes',
      'duplicate',
      'facts',
      'failedSegments',
      'fresh',
      'ignored',
      'ignoredKinds',
      'internalClients',
      'lines',
      'linesCut',
      'linesLost',
      'origin',
      'oversize',
      'parsed',
      'provisionalSegments',
      'rejected',
      'rejectedReasons',
      'segments',
      'sentInternalClient',
      'tailBytes',
      'unconfirmedFacts',
      'undoneSegments',
    ],
    additionalProperties: false,
    description: 'Sums over the segments of one origin; undone ones are left out except in `undoneSegments`.',
  },
  OriginsReply: {
    type: 'object',
    properties: {
      origins: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/OriginStateReply',
        },
      },
      retention: {
        $ref: '#/components/schemas/RetentionReply',
      },
    },
    required: ['origins', 'retention'],
    additionalProperties: false,
    description: '`GET /api/v1/origins`',
  },
  OwnDayEvidence: {
    type: 'object',
    properties: {
      sent: {
        type: 'number',
      },
      received: {
        type: 'number',
      },
      logins: {
        type: 'number',
        description: 'IMAP and POP3 log-ins, by a person or a machine.',
      },
      failedLogins: {
        type: 'number',
      },
      accessPoints: {
        type: 'number',
        description: 'Times of human access.',
      },
      firstAt: {
        type: ['string', 'null'],
        description: 'ISO 8601; null where the source gives no time of day, and where there was no access.',
      },
      lastAt: {
        type: ['string', 'null'],
      },
      isDoubtful: {
        type: 'boolean',
        description: "Whether the access might be a machine's: the log is silent beside it.",
      },
    },
    required: ['sent', 'received', 'logins', 'failedLogins', 'accessPoints', 'firstAt', 'lastAt', 'isDoubtful'],
    additionalProperties: false,
    description: "What the logs tell of a person's mailbox on one day, all sources together.",
  },
  OwnDayReply: {
    type: 'object',
    properties: {
      day: {
        $ref: '#/components/schemas/IsoDate',
      },
      state: {
        $ref: '#/components/schemas/OwnDayState',
      },
      use: {
        anyOf: [
          {
            $ref: '#/components/schemas/OwnDayUse',
          },
          {
            type: 'null',
          },
        ],
        description: 'Null on days that have not passed, as long as no use was seen.',
      },
      isCounted: {
        type: 'boolean',
        description:
          'Whether it is one of the days by which the person is judged: worked, passed, and with evidence in 95 % of its minutes.',
      },
      evidence: {
        anyOf: [
          {
            $ref: '#/components/schemas/OwnDayEvidence',
          },
          {
            type: 'null',
          },
        ],
        description: 'Null where no log tells anything.',
      },
    },
    required: ['day', 'state', 'use', 'isCounted', 'evidence'],
    additionalProperties: false,
  },
  OwnDayState: {
    type: 'string',
    enum: ['worked', 'off', 'leave', 'exempt', 'outside'],
    description: 'What a day is for a person. `outside`: not employed, or in no unit that is known; `off`: no working day of their unit.',
  },
  OwnDayUse: {
    type: 'string',
    enum: ['used', 'not-seen', 'unknown', 'used-so-far'],
    description:
      'Whether human access (HA@1) was seen. `unknown`: none was, and a log that should tell of it has a gap that day; `used-so-far`: it was, on a day that is not over: active (DU-1) at once, a counted day of use once it is over.',
  },
  OwnEmailReply: {
    type: 'object',
    properties: {
      email: {
        type: ['string', 'null'],
        description: 'Where a link for a new password is sent; null: nowhere.',
      },
    },
    required: ['email'],
    additionalProperties: false,
    description: '`GET /api/v1/session/email`',
  },
  OwnLookReply: {
    type: 'object',
    properties: {
      id: {
        type: 'number',
      },
      at: {
        type: 'string',
      },
      kind: {
        $ref: '#/components/schemas/AuditKind',
      },
      actor: {
        type: ['string', 'null'],
      },
      role: {
        anyOf: [
          {
            $ref: '#/components/schemas/Role',
          },
          {
            type: 'null',
          },
        ],
      },
      action: {
        type: 'string',
      },
      reason: {
        type: ['string', 'null'],
      },
      whom: {
        $ref: '#/components/schemas/LookedAt',
      },
      subject: {
        type: ['string', 'null'],
        description: 'What a command of the server took: the kind of data, the days, a file; null of all else.',
      },
      count: {
        type: 'number',
        description: 'How often on that day.',
      },
    },
    required: ['id', 'at', 'kind', 'actor', 'role', 'action', 'reason', 'whom', 'subject', 'count'],
    additionalProperties: false,
    description: 'Somebody looked at what is kept about the caller, or changed it; lists are one line a day, reader and action.',
  },
  OwnLooksReply: {
    type: 'object',
    properties: {
      looks: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/OwnLookReply',
        },
      },
      nextBefore: {
        type: ['number', 'null'],
        description: 'Ask again with `before` of this for older ones; null: there are none.',
      },
    },
    required: ['looks', 'nextBefore'],
    additionalProperties: false,
    description: '`GET /api/v1/own-data/looks`: newest first.',
  },
  OwnNoticeReply: {
    type: 'object',
    properties: {
      notice: {
        anyOf: [
          {
            $ref: '#/components/schemas/NoticeReply',
          },
          {
            type: 'null',
          },
        ],
        description: 'The newest; null while none is published.',
      },
      acknowledgedAt: {
        type: ['string', 'null'],
        description: 'When the caller acknowledged it; null: not yet.',
      },
      sources: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            name: {
              type: 'string',
            },
            legalBasis: {
              anyOf: [
                {
                  $ref: '#/components/schemas/OriginBasis',
                },
                {
                  type: 'null',
                },
              ],
            },
          },
          required: ['name', 'legalBasis'],
          additionalProperties: false,
        },
        description: 'The logs that tell of the units the caller is or was in, and what each rests on.',
      },
    },
    required: ['notice', 'acknowledgedAt', 'sources'],
    additionalProperties: false,
    description: '`GET /api/v1/own-data/notice`',
  },
  OwnRegularUse: {
    type: 'object',
    properties: {
      workingDays: {
        type: 'number',
      },
      accessDays: {
        type: 'number',
      },
      neededAccessDays: {
        type: 'number',
      },
      weeks: {
        type: 'number',
      },
      sendingWeeks: {
        type: 'number',
      },
      neededSendingWeeks: {
        type: 'number',
      },
    },
    required: ['workingDays', 'accessDays', 'neededAccessDays', 'weeks', 'sendingWeeks', 'neededSendingWeeks'],
    additionalProperties: false,
    description: 'The parts of DU-2 of one person.',
  },
  OwnRequestsReply: {
    type: 'object',
    properties: {
      today: {
        $ref: '#/components/schemas/IsoDate',
      },
      requests: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/DataRequestReply',
        },
      },
    },
    required: ['today', 'requests'],
    additionalProperties: false,
    description: '`GET /api/v1/own-data/requests`: newest first.',
  },
  OwnSessionReply: {
    type: 'object',
    properties: {
      id: {
        type: 'string',
        description: 'Names it when it is ended, and in the audit log; nobody gets in by it.',
      },
      createdAt: {
        type: 'string',
        description: 'ISO 8601 with offset.',
      },
      lastSeenAt: {
        type: 'string',
        description: 'Exact to a minute.',
      },
      network: {
        type: ['string', 'null'],
        description: 'The network it was begun from, truncated.',
      },
      isThis: {
        type: 'boolean',
        description: 'Whether it is the one that asks.',
      },
    },
    required: ['id', 'createdAt', 'lastSeenAt', 'network', 'isThis'],
    additionalProperties: false,
    description: 'A session of the account that asks.',
  },
  OwnSessionsReply: {
    type: 'object',
    properties: {
      sessions: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/OwnSessionReply',
        },
      },
    },
    required: ['sessions'],
    additionalProperties: false,
    description: '`GET /api/v1/session/all`, the latest first.',
  },
  OwnUseAnswer: {
    anyOf: [
      {
        $ref: '#/components/schemas/OwnUseReply',
      },
      {
        $ref: '#/components/schemas/NobodysUseReply',
      },
    ],
    description: '`GET /api/v1/own-data/use`.',
  },
  OwnUseReply: {
    type: 'object',
    properties: {
      person: {
        $ref: '#/components/schemas/OfficialReply',
        description: 'What the directory says of them.',
      },
      period: {
        $ref: '#/components/schemas/Period',
      },
      periods: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/Period',
        },
      },
      today: {
        $ref: '#/components/schemas/IsoDate',
      },
      rosterClass: {
        anyOf: [
          {
            $ref: '#/components/schemas/RosterClass',
          },
          {
            type: 'null',
          },
        ],
        description: 'Where they stand in the roster of the period; null when they are not in it. Only `eligible` people are counted.',
      },
      eligibleDays: {
        type: 'number',
      },
      verdicts: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/OwnVerdict',
        },
        description: 'Empty unless they are counted.',
      },
      regular: {
        $ref: '#/components/schemas/OwnRegularUse',
      },
      days: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/OwnDayReply',
        },
      },
      isDemo: {
        type: 'boolean',
      },
    },
    required: ['person', 'period', 'periods', 'today', 'rosterClass', 'eligibleDays', 'verdicts', 'regular', 'days', 'isDemo'],
    additionalProperties: false,
    description: 'How the caller was counted in a period, day by day.',
  },
  OwnVerdict: {
    type: 'object',
    properties: {
      definition: {
        $ref: '#/components/schemas/DefinitionId',
      },
      is: {
        type: ['boolean', 'null'],
      },
    },
    required: ['definition', 'is'],
    additionalProperties: false,
    description: 'What one definition says of the person; null where there is too little to judge by.',
  },
  OwnViewsReply: {
    type: 'object',
    properties: {
      views: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/NamedViewReply',
        },
      },
    },
    required: ['views'],
    additionalProperties: false,
    description: '`GET /api/v1/own-data/named-views`: of the agency and period of which the caller was one of the people, newest first.',
  },
  PaperBaselineReply: {
    type: 'object',
    properties: {
      id: {
        type: 'number',
      },
      agency: {
        anyOf: [
          {
            type: 'object',
            properties: {
              code: {
                type: 'string',
              },
              name: {
                type: 'string',
              },
            },
            required: ['code', 'name'],
            additionalProperties: false,
          },
          {
            type: 'null',
          },
        ],
        description: 'The unit it was approved for; null: every unit without one of its own.',
      },
      months: {
        type: 'array',
        items: {
          type: 'string',
        },
        description: 'Ids of reporting months, ascending.',
      },
      basis: {
        type: 'string',
        description: 'The document it rests on.',
      },
      approvedBy: {
        type: 'string',
      },
      approvedOn: {
        $ref: '#/components/schemas/IsoDate',
      },
      madeBy: {
        type: 'string',
        description: 'Who entered it.',
      },
      madeAt: {
        type: 'string',
      },
      isInForce: {
        type: 'boolean',
        description: 'Whether it is the one approved last for that unit, or for all the others; paper is compared with no other.',
      },
      agencies: {
        type: 'array',
        items: {
          type: 'string',
        },
        description:
          'Codes of the units of today whose paper is compared with it, ascending; several baselines name a unit that took others in.',
      },
    },
    required: ['id', 'agency', 'months', 'basis', 'approvedBy', 'approvedOn', 'madeBy', 'madeAt', 'isInForce', 'agencies'],
    additionalProperties: false,
    description: 'Months that paper is compared with, as they were approved; never edited, but replaced by what is approved later.',
  },
  PaperBaselinesReply: {
    type: 'object',
    properties: {
      baselines: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/PaperBaselineReply',
        },
      },
    },
    required: ['baselines'],
    additionalProperties: false,
    description: '`GET /api/v1/paper/baselines`, the one approved last first.',
  },
  PaperCourseMonth: {
    type: 'object',
    properties: {
      period: {
        $ref: '#/components/schemas/Period',
      },
      counts: {
        anyOf: [
          {
            $ref: '#/components/schemas/RegisterCounts',
          },
          {
            type: 'null',
          },
        ],
        description: 'By form, of the units that have reported, all together; null when none has.',
      },
      submittedCount: {
        type: 'number',
        description: 'Units that have reported, and all that have to.',
      },
      expectedCount: {
        type: 'number',
      },
      registers: {
        $ref: '#/components/schemas/PaperLedgerReply',
        description: 'Of the units with month and baseline, in both sums; and how many these are.',
      },
      comparedCount: {
        type: 'number',
      },
      isProvisional: {
        type: 'boolean',
        description: 'The month is not over.',
      },
    },
    required: ['period', 'counts', 'submittedCount', 'expectedCount', 'registers', 'comparedCount', 'isProvisional'],
    additionalProperties: false,
    description: 'Registers of all units in one reporting month.',
  },
  PaperCourseReply: {
    type: 'object',
    properties: {
      definition: {
        type: 'string',
        const: 'paper-reduction@1',
      },
      target: {
        anyOf: [
          {
            $ref: '#/components/schemas/PaperTargetReply',
          },
          {
            type: 'null',
          },
        ],
        description: 'The target of the province at the end of the last month.',
      },
      months: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/PaperCourseMonth',
        },
        description: 'Oldest first, at most twelve; the last is that which was asked for.',
      },
      importIds: {
        type: 'array',
        items: {
          type: 'number',
        },
        description: 'Numbers of the hand-overs that they, the months before them or their baselines were made from, ascending.',
      },
      asOf: {
        type: ['string', 'null'],
        description:
          'When the newest hand-over came that they, the months before them or their baselines were made from, ISO 8601; null without any.',
      },
      isDemo: {
        type: 'boolean',
      },
    },
    required: ['definition', 'target', 'months', 'importIds', 'asOf', 'isDemo'],
    additionalProperties: false,
    description: '`GET /api/v1/paper/course`: the registers month by month, as far back as they were reported.',
  },
  PaperFaultReply: {
    type: 'object',
    properties: {
      what: {
        type: 'string',
      },
      toDo: {
        type: 'string',
      },
      row: {
        type: 'number',
        description: 'Row as a spreadsheet counts it; 0 for an entry by form.',
      },
      column: {
        type: ['string', 'null'],
        description: 'Column or field; null when the whole row or file is meant.',
      },
      words: {
        type: 'object',
        properties: {
          vi: {
            $ref: '#/components/schemas/FaultText',
          },
          en: {
            $ref: '#/components/schemas/FaultText',
          },
        },
        required: ['vi', 'en'],
        additionalProperties: false,
        description: 'The same in every language, for a page whose language changes while the fault stands on it.',
      },
    },
    required: ['column', 'row', 'toDo', 'what'],
    additionalProperties: false,
    description: 'A fault of an imported file or of an entry, in words.',
  },
  PaperHandOver: {
    type: 'object',
    properties: {
      id: {
        type: 'number',
      },
      ledger: {
        $ref: '#/components/schemas/PaperLedger',
      },
      source: {
        type: 'string',
        enum: ['file', 'form'],
      },
      name: {
        type: 'string',
      },
      madeBy: {
        type: 'string',
      },
      madeAt: {
        type: 'string',
      },
      undoneAt: {
        type: ['string', 'null'],
      },
      undoneBy: {
        type: ['string', 'null'],
      },
    },
    required: ['id', 'ledger', 'source', 'name', 'madeBy', 'madeAt', 'undoneAt', 'undoneBy'],
    additionalProperties: false,
    description: 'One hand-over: a file, or an entry by form.',
  },
  PaperHandOversReply: {
    type: 'object',
    properties: {
      imports: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/PaperHandOver',
        },
      },
    },
    required: ['imports'],
    additionalProperties: false,
    description: '`GET /api/v1/paper/imports`, newest first.',
  },
  PaperImportReply: {
    type: 'object',
    properties: {
      importId: {
        type: ['number', 'null'],
        description: 'Null when nothing was written.',
      },
      isDryRun: {
        type: 'boolean',
      },
      addedCount: {
        type: 'number',
        description: 'Months of units.',
      },
      changedCount: {
        type: 'number',
      },
      unchangedCount: {
        type: 'number',
      },
      faults: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/PaperFaultReply',
        },
      },
      notices: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/PaperFaultReply',
        },
        description:
          'What was taken in and may not be right: a month that is not over; reams that do not go on where the month before ended.',
      },
    },
    required: ['importId', 'isDryRun', 'addedCount', 'changedCount', 'unchangedCount', 'faults', 'notices'],
    additionalProperties: false,
    description: '`POST /api/v1/paper/imports` and `/entries`: with any fault nothing is written.',
  },
  PaperJudgement: {
    type: 'object',
    properties: {
      value: {
        type: ['number', 'null'],
        description: 'A ratio that may be below 0; null = cannot be told.',
      },
      shown: {
        anyOf: [
          {
            type: 'object',
            properties: {
              percent: {
                type: 'number',
              },
              digits: {
                type: 'number',
              },
            },
            required: ['percent', 'digits'],
            additionalProperties: false,
          },
          {
            type: 'null',
          },
        ],
        description: 'As printed, on the true side of the target; null like the value.',
      },
      verdict: {
        type: 'string',
        enum: ['met', 'near', 'not-met', 'insufficient-data', 'no-target'],
      },
    },
    required: ['value', 'shown', 'verdict'],
    additionalProperties: false,
    description: 'One of them, and what a target makes of it.',
  },
  PaperLedger: {
    type: 'string',
    enum: ['registers', 'print-logs', 'reams'],
    description: 'The three ledgers: P1 registers, P2 print logs, P3 reams. They are never summed.',
  },
  PaperLedgerReply: {
    type: 'object',
    properties: {
      amount: {
        type: ['number', 'null'],
      },
      documents: {
        type: ['number', 'null'],
        description: 'T, all outgoing documents of the month.',
      },
      baselineAmount: {
        type: ['number', 'null'],
      },
      baselineDocuments: {
        type: ['number', 'null'],
      },
      reduction: {
        $ref: '#/components/schemas/ReductionReply',
      },
      shown: {
        anyOf: [
          {
            type: 'object',
            properties: {
              percent: {
                type: 'number',
              },
              digits: {
                type: 'number',
              },
            },
            required: ['percent', 'digits'],
            additionalProperties: false,
          },
          {
            type: 'null',
          },
        ],
        description: 'The headline as printed, on the true side of the target; null like it.',
      },
      reason: {
        anyOf: [
          {
            $ref: '#/components/schemas/NoReductionReason',
          },
          {
            type: 'null',
          },
        ],
        description: 'Null when there is a reduction.',
      },
    },
    required: ['amount', 'documents', 'baselineAmount', 'baselineDocuments', 'reduction', 'shown', 'reason'],
    additionalProperties: false,
    description:
      'One ledger of one unit in a month, or in all months of a longer period together; its baseline is the mean month, times as many months. Paper is documents (P1) or sheets (P2, P3); null = not known.',
  },
  PaperMeasure: {
    type: 'string',
    enum: ['headline', 'absolute', 'normalised'],
    description: 'The three numbers of a reduction: the headline, RA or RN.',
  },
  PaperPeriodsReply: {
    type: 'object',
    properties: {
      periods: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/Period',
        },
      },
      defaultPeriodId: {
        type: 'string',
        description: 'The newest month that is over.',
      },
    },
    required: ['periods', 'defaultPeriodId'],
    additionalProperties: false,
    description: '`GET /api/v1/paper/periods`: reporting months that somebody may report or has reported, newest first.',
  },
  PaperProvinceReply: {
    type: 'object',
    properties: {
      registers: {
        $ref: '#/components/schemas/PaperLedgerReply',
      },
      printLogs: {
        $ref: '#/components/schemas/PaperLedgerReply',
      },
      reams: {
        $ref: '#/components/schemas/PaperLedgerReply',
      },
      verdict: {
        type: 'string',
        enum: ['met', 'near', 'not-met', 'insufficient-data', 'no-target'],
        description: 'Withheld (`insufficient-data`) until all that have to have reported: a few units do not stand for the province.',
      },
      submittedCount: {
        type: 'number',
        description: 'Units that have reported their registers, and all that have to.',
      },
      expectedCount: {
        type: 'number',
      },
      printLogCount: {
        type: 'number',
        description: 'Of all that have to report, those whose print logs, and those whose reams, of the month are known.',
      },
      reamCount: {
        type: 'number',
      },
      savings: {
        $ref: '#/components/schemas/SavingsReply',
        description: 'The sum of what is known of the units; a part that no unit knows is not.',
      },
    },
    required: ['registers', 'printLogs', 'reams', 'verdict', 'submittedCount', 'expectedCount', 'printLogCount', 'reamCount', 'savings'],
    additionalProperties: false,
    description: 'Units together: those that can be compared, in both sums.',
  },
  PaperReply: {
    type: 'object',
    properties: {
      period: {
        $ref: '#/components/schemas/Period',
      },
      structure: {
        $ref: '#/components/schemas/UnitStructure',
      },
      definition: {
        type: 'string',
        const: 'paper-reduction@1',
        description: 'By which every reduction is computed, with or without a target.',
      },
      importIds: {
        type: 'array',
        items: {
          type: 'number',
        },
        description:
          'Numbers of the hand-overs that registers and reams come from, of this month and of the baselines, ascending: what the figures were made from.',
      },
      asOf: {
        type: ['string', 'null'],
        description: 'When the newest of them was handed over, ISO 8601; null without any.',
      },
      dueOn: {
        $ref: '#/components/schemas/IsoDate',
        description: 'Last day on which the registers of its last month are in time.',
      },
      target: {
        anyOf: [
          {
            $ref: '#/components/schemas/PaperTargetReply',
          },
          {
            type: 'null',
          },
        ],
        description: 'The target of the province as a whole.',
      },
      units: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/PaperUnitReply',
        },
      },
      province: {
        $ref: '#/components/schemas/PaperProvinceReply',
      },
      comparedCount: {
        type: 'number',
        description: 'Of how many units the registers of the province are: those with month and baseline.',
      },
      comparedSheetCounts: {
        type: 'object',
        properties: {
          printLogs: {
            type: 'number',
          },
          reams: {
            type: 'number',
          },
        },
        required: ['printLogs', 'reams'],
        additionalProperties: false,
        description: 'Likewise of how many its print logs and its reams are.',
      },
      isProvisional: {
        type: 'boolean',
        description: 'The period is not over: every figure and verdict of it may still change.',
      },
      prices: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/PriceReply',
        },
      },
      equivalents: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/EquivalentReply',
        },
        description: 'Of the sheets saved; empty while no coefficient is turned on.',
      },
      unattributedSheets: {
        type: 'number',
        description: 'Sheets of print jobs of the period whose unit is not known.',
      },
      isDemo: {
        type: 'boolean',
      },
    },
    required: [
      'period',
      'structure',
      'definition',
      'importIds',
      'asOf',
      'dueOn',
      'target',
      'units',
      'province',
      'comparedCount',
      'comparedSheetCounts',
      'isProvisional',
      'prices',
      'equivalents',
      'unattributedSheets',
      'isDemo',
    ],
    additionalProperties: false,
    description: '`GET /api/v1/paper`: paper of every unit in a reporting month, quarter, half-year or year.',
  },
  PaperSubmissionsReply: {
    type: 'object',
    properties: {
      months: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/SubmissionMonth',
        },
        description: 'From the first month that anybody reported, oldest first; at most twelve.',
      },
      units: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/UnitSubmissions',
        },
        description: 'Units of today, by code; `states` in the order of `months`.',
      },
      isDemo: {
        type: 'boolean',
      },
    },
    required: ['months', 'units', 'isDemo'],
    additionalProperties: false,
    description: '`GET /api/v1/paper/submissions`: who has reported their registers, month by month.',
  },
  PaperTargetReply: {
    type: 'object',
    properties: {
      id: {
        type: 'number',
      },
      scope: {
        type: 'string',
        enum: ['province', 'tier', 'agency', 'division'],
      },
      comparator: {
        type: 'string',
        enum: ['>=', '>'],
      },
      threshold: {
        type: 'number',
      },
      levels: {
        $ref: '#/components/schemas/TargetLevels',
      },
      legalBasis: {
        type: 'string',
        description: 'The instrument as one line.',
      },
      validFrom: {
        $ref: '#/components/schemas/IsoDate',
      },
      metric: {
        type: 'string',
        const: 'paper-reduction@1',
      },
    },
    required: ['comparator', 'id', 'legalBasis', 'levels', 'metric', 'scope', 'threshold', 'validFrom'],
    additionalProperties: false,
    description: 'The target of the headline reduction of paper.',
  },
  PaperUnitReply: {
    type: 'object',
    properties: {
      code: {
        type: 'string',
      },
      name: {
        type: 'string',
      },
      state: {
        $ref: '#/components/schemas/SubmissionState',
      },
      isLocked: {
        type: 'boolean',
      },
      submittedAt: {
        type: ['string', 'null'],
        description: 'Null until the registers of every month were reported.',
      },
      correctionCount: {
        type: 'number',
        description: 'How often the registers that stood were corrected; what was taken back is no correction, nor is what came after it.',
      },
      counts: {
        anyOf: [
          {
            $ref: '#/components/schemas/RegisterCounts',
          },
          {
            type: 'null',
          },
        ],
        description: 'Registers by form, all months together; null until each was reported.',
      },
      registers: {
        $ref: '#/components/schemas/PaperLedgerReply',
      },
      printLogs: {
        $ref: '#/components/schemas/PaperLedgerReply',
      },
      reams: {
        $ref: '#/components/schemas/PaperLedgerReply',
      },
      isSheetMismatch: {
        type: ['boolean', 'null'],
        description: 'Whether print logs and reams differ by more than 20 %; null = cannot be compared.',
      },
      verdict: {
        type: 'string',
        enum: ['met', 'near', 'not-met', 'insufficient-data', 'no-target'],
      },
      target: {
        anyOf: [
          {
            $ref: '#/components/schemas/PaperTargetReply',
          },
          {
            type: 'null',
          },
        ],
        description: "The target of this unit: its own, that of its tier, or the province's.",
      },
      savings: {
        $ref: '#/components/schemas/SavingsReply',
        description: 'Against the baseline of as many months.',
      },
    },
    required: [
      'code',
      'name',
      'state',
      'isLocked',
      'submittedAt',
      'correctionCount',
      'counts',
      'registers',
      'printLogs',
      'reams',
      'isSheetMismatch',
      'verdict',
      'target',
      'savings',
    ],
    additionalProperties: false,
    description: 'Paper of one unit in a period: three ledgers, which are never summed.',
  },
  PaperVersion: {
    type: 'object',
    properties: {
      version: {
        type: 'number',
      },
      importId: {
        type: 'number',
      },
      madeBy: {
        type: 'string',
      },
      madeAt: {
        type: 'string',
      },
      reason: {
        type: ['string', 'null'],
        description: 'Why it was corrected.',
      },
      isUndone: {
        type: 'boolean',
      },
      lines: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/RegisterLine',
        },
        description: 'Empty of reams.',
      },
      postings: {
        type: ['number', 'null'],
      },
      stock: {
        anyOf: [
          {
            $ref: '#/components/schemas/ReamStock',
          },
          {
            type: 'null',
          },
        ],
        description: 'Null of registers.',
      },
    },
    required: ['version', 'importId', 'madeBy', 'madeAt', 'reason', 'isUndone', 'lines', 'postings', 'stock'],
    additionalProperties: false,
    description: 'One version of what a unit reported for a month; the newest whose hand-over was not undone holds.',
  },
  PaperVersionsReply: {
    type: 'object',
    properties: {
      versions: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/PaperVersion',
        },
      },
    },
    required: ['versions'],
    additionalProperties: false,
    description: '`GET /api/v1/paper/versions`, oldest first.',
  },
  PaperWhatIfAgency: {
    type: 'object',
    properties: {
      code: {
        type: 'string',
      },
      name: {
        type: 'string',
      },
      now: {
        $ref: '#/components/schemas/PaperJudgement',
      },
      nowTarget: {
        anyOf: [
          {
            $ref: '#/components/schemas/PaperTargetReply',
          },
          {
            type: 'null',
          },
        ],
      },
      tried: {
        $ref: '#/components/schemas/PaperJudgement',
      },
      triedTarget: {
        anyOf: [
          {
            type: 'object',
            properties: {
              comparator: {
                type: 'string',
                enum: ['>=', '>'],
              },
              threshold: {
                type: 'number',
              },
            },
            required: ['comparator', 'threshold'],
            additionalProperties: false,
          },
          {
            type: 'null',
          },
        ],
        description: '`comparator` and `threshold` of what it would be compared with; null when nothing would be.',
      },
      change: {
        $ref: '#/components/schemas/WhatIfChange',
      },
    },
    required: ['code', 'name', 'now', 'nowTarget', 'tried', 'triedTarget', 'change'],
    additionalProperties: false,
    description: "One agency's paper in a what-if.",
  },
  PaperWhatIfReply: {
    type: 'object',
    properties: {
      period: {
        $ref: '#/components/schemas/Period',
      },
      structure: {
        $ref: '#/components/schemas/UnitStructure',
      },
      measuredNow: {
        type: 'number',
        description: 'Agencies with a published rate and a target, now and with what is tried, and how many of these meet it.',
      },
      metNow: {
        type: 'number',
      },
      measuredTried: {
        type: 'number',
      },
      metTried: {
        type: 'number',
      },
      isDemo: {
        type: 'boolean',
      },
      triedMeasure: {
        $ref: '#/components/schemas/PaperMeasure',
        description: 'What is compared when the trial applies; now it is the headline.',
      },
      agencies: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/PaperWhatIfAgency',
        },
        description: 'Who changes sides first, then by the tried number, lowest first; the unknown last.',
      },
    },
    required: ['agencies', 'isDemo', 'measuredNow', 'measuredTried', 'metNow', 'metTried', 'period', 'structure', 'triedMeasure'],
    additionalProperties: false,
    description:
      '`GET /api/v1/paper/what-if`: who would pass if another level applied, or another of the three numbers of a reduction. Nothing is stored by asking.',
  },
  Period: {
    type: 'object',
    properties: {
      id: {
        type: 'string',
      },
      kind: {
        $ref: '#/components/schemas/PeriodKind',
      },
      from: {
        $ref: '#/components/schemas/IsoDate',
      },
      to: {
        $ref: '#/components/schemas/IsoDate',
      },
    },
    required: ['id', 'kind', 'from', 'to'],
    additionalProperties: false,
    description:
      'A standard period, the only periods for which figures are published; `to` is inclusive. `id`: `bc-` (reporting) or `dl-` (calendar) with `2026-07`, `2026-q3`, `2026-h2` or `2026`; `tuan-2026-w28` (ISO week); `4tuan-2026-w25` (the block that begins with week 25).',
  },
  PeriodKind: {
    type: 'string',
    enum: [
      'reporting-month',
      'reporting-quarter',
      'reporting-half-year',
      'reporting-year',
      'calendar-month',
      'calendar-quarter',
      'calendar-half-year',
      'calendar-year',
      'iso-week',
      'four-week-block',
    ],
    description:
      'ISO week; block of four ISO weeks; and months, quarters, half-years and years, either of the calendar or of reporting, whose months run from the 15th of the month before to the 14th.',
  },
  PeriodWorkingDays: {
    type: 'object',
    properties: {
      period: {
        $ref: '#/components/schemas/Period',
      },
      workingDays: {
        type: 'number',
      },
    },
    required: ['period', 'workingDays'],
    additionalProperties: false,
    description: 'A period and how many of its days are worked.',
  },
  PeriodsReply: {
    type: 'object',
    properties: {
      periods: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/Period',
        },
      },
      defaultPeriodId: {
        type: ['string', 'null'],
      },
    },
    required: ['periods', 'defaultPeriodId'],
    additionalProperties: false,
    description: '`GET /api/v1/periods`: standard periods that have figures, newest first, and the last closed one.',
  },
  PooledAgencies: {
    type: 'object',
    properties: {
      agencies: {
        type: 'number',
      },
      figure: {
        $ref: '#/components/schemas/Figure',
      },
    },
    required: ['agencies', 'figure'],
    additionalProperties: false,
    description: 'Agencies of fewer than 10 people, told together: how many they are, and their figure, without target.',
  },
  PostChannel: {
    type: 'string',
    enum: ['mail', 'webhook'],
    description: 'By mail, or to an address of another program.',
  },
  PostReply: {
    type: 'object',
    properties: {
      id: {
        type: 'number',
      },
      channel: {
        $ref: '#/components/schemas/PostChannel',
      },
      to: {
        type: 'string',
        description: 'Username, name of the agency, or host of the webhook.',
      },
      kind: {
        type: 'string',
      },
      state: {
        $ref: '#/components/schemas/PostState',
      },
      attemptCount: {
        type: 'number',
      },
      fault: {
        type: ['string', 'null'],
        description: 'Of the last attempt: a code such as `ECONNREFUSED`, `http-500`, `role`; null: none.',
      },
      madeAt: {
        type: 'string',
        description: 'ISO 8601, by the clock of the machine.',
      },
      endedAt: {
        type: ['string', 'null'],
      },
    },
    required: ['id', 'channel', 'to', 'kind', 'state', 'attemptCount', 'fault', 'madeAt', 'endedAt'],
    additionalProperties: false,
    description: 'One letter or call: who was told what, and whether it arrived.',
  },
  PostState: {
    type: 'string',
    enum: ['waiting', 'sent', 'failed', 'skipped'],
    description: 'Under way, taken by the other side, given up after many attempts, or not sent for a reason.',
  },
  PriceReply: {
    type: 'object',
    properties: {
      amount: {
        type: 'number',
      },
      citation: {
        $ref: '#/components/schemas/Citation',
      },
      item: {
        type: 'string',
        enum: ['sheet', 'posting'],
      },
      validFrom: {
        $ref: '#/components/schemas/IsoDate',
      },
    },
    required: ['amount', 'citation', 'item', 'validFrom'],
    additionalProperties: false,
    description: 'A price in force.',
  },
  PrintLogReply: {
    type: 'object',
    properties: {
      importId: {
        type: ['number', 'null'],
      },
      isDryRun: {
        type: 'boolean',
      },
      format: {
        type: ['string', 'null'],
        enum: ['cups', 'papercut', null],
      },
      lineCount: {
        type: 'number',
      },
      freshCount: {
        type: 'number',
        description: 'Lines of jobs that were not known before, and that were.',
      },
      duplicateCount: {
        type: 'number',
      },
      rejectedCount: {
        type: 'number',
      },
      rejectedLines: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/PrintReject',
        },
        description: 'The first rejected ones.',
      },
      sheets: {
        type: 'number',
      },
    },
    required: ['importId', 'isDryRun', 'format', 'lineCount', 'freshCount', 'duplicateCount', 'rejectedCount', 'rejectedLines', 'sheets'],
    additionalProperties: false,
    description: '`POST /api/v1/paper/print-logs`',
  },
  PrintReject: {
    type: 'object',
    properties: {
      line: {
        type: 'number',
      },
      reason: {
        $ref: '#/components/schemas/PrintRejectReason',
      },
    },
    required: ['line', 'reason'],
    additionalProperties: false,
    description: 'A rejected line by its number; its text is not kept.',
  },
  PrintRejectReason: {
    type: 'string',
    enum: ['other-form', 'bad-day', 'bad-count', 'no-printer', 'bad-sides', 'bad-quote'],
    description:
      'Why a line of a print log was rejected: it is of another form, or one of its fields cannot be read. `bad-quote`: the file breaks off there.',
  },
  PrintedRate: {
    type: 'object',
    properties: {
      sign: {
        type: 'string',
        description: '"≥", "≤" or empty.',
      },
      percent: {
        type: 'number',
      },
      digits: {
        type: 'number',
      },
    },
    required: ['sign', 'percent', 'digits'],
    additionalProperties: false,
    description: 'A rate as it is printed: rounded on the true side of its target, with the sign of a masked count.',
  },
  Problem: {
    type: 'object',
    properties: {
      title: {
        type: 'string',
      },
      detail: {
        type: 'string',
      },
      errors: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            path: {
              type: 'string',
            },
            message: {
              type: 'string',
            },
          },
          required: ['path', 'message'],
          additionalProperties: false,
        },
      },
      type: {
        type: 'string',
      },
      status: {
        type: 'number',
      },
      instance: {
        type: 'string',
      },
      words: {
        type: 'object',
        properties: {
          vi: {
            $ref: '#/components/schemas/ProblemWords',
          },
          en: {
            $ref: '#/components/schemas/ProblemWords',
          },
        },
        required: ['vi', 'en'],
        additionalProperties: false,
        description: 'The same in every language, for a page whose language changes while the problem stands on it.',
      },
      errorId: {
        type: 'string',
      },
      agency: {
        $ref: '#/components/schemas/AbsentAgency',
        description: 'Of `no-such-agency`: who it is, where the directory knows the agency and the caller may.',
      },
    },
    required: ['status', 'title', 'type'],
    additionalProperties: false,
    description: 'RFC 9457 problem, titled in the language of `Accept-Language` (vi default).',
  },
  ProblemWords: {
    type: 'object',
    properties: {
      title: {
        type: 'string',
      },
      detail: {
        type: 'string',
      },
      errors: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            path: {
              type: 'string',
            },
            message: {
              type: 'string',
            },
          },
          required: ['path', 'message'],
          additionalProperties: false,
        },
      },
    },
    required: ['title'],
    additionalProperties: false,
    description: 'What a problem says to people, in one language.',
  },
  Publication: {
    type: 'string',
    enum: ['exact', 'at-most', 'at-least', 'about', 'withheld'],
    description: 'How a printed count relates to the true one: it is it, or at least, at most, about it; `withheld`: nothing is printed.',
  },
  QrChart: {
    type: 'object',
    properties: {
      kind: {
        type: 'string',
        const: 'qr',
      },
      title: {
        type: 'string',
      },
      alt: {
        type: 'string',
      },
      modules: {
        type: 'array',
        items: {
          type: 'string',
        },
        description: 'A text per row, "1" for a dark module.',
      },
    },
    required: ['kind', 'title', 'alt', 'modules'],
    additionalProperties: false,
    description: 'A QR code.',
  },
  QueueReply: {
    type: 'object',
    properties: {
      job: {
        type: 'string',
        description: 'Name of the job.',
      },
      waiting: {
        type: 'number',
      },
      active: {
        type: 'number',
      },
      delayed: {
        type: 'number',
        description: 'Waits for its next attempt.',
      },
      failed: {
        type: 'number',
      },
    },
    required: ['job', 'waiting', 'active', 'delayed', 'failed'],
    additionalProperties: false,
  },
  QueuesReply: {
    type: 'object',
    properties: {
      store: {
        type: 'string',
        enum: ['postgres', 'redis'],
        description: 'Where the queue is.',
      },
      queues: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/QueueReply',
        },
        description: 'One a job there is.',
      },
      failures: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/JobFailureReply',
        },
        description: 'Jobs that failed for good, newest first; at most 20 of each.',
      },
    },
    required: ['store', 'queues', 'failures'],
    additionalProperties: false,
    description: '`GET /api/v1/operation/queues`: what is in the queue, for whoever keeps the servers running.',
  },
  RatioInterval: {
    type: 'object',
    properties: {
      lower: {
        type: 'number',
      },
      upper: {
        type: 'number',
      },
    },
    required: ['lower', 'upper'],
    additionalProperties: false,
    description: 'Lower and upper end of an interval of ratios, each 0..1.',
  },
  ReamStock: {
    type: 'object',
    properties: {
      opening: {
        type: 'number',
      },
      bought: {
        type: 'number',
      },
      closing: {
        type: 'number',
      },
    },
    required: ['opening', 'bought', 'closing'],
    additionalProperties: false,
    description: 'Stock of paper of a month, in reams (P3).',
  },
  RecipientObstacle: {
    type: 'string',
    enum: ['no-account', 'role', 'no-address'],
    description: 'No such account or a closed one, a role that is not shown this, no address for mail.',
  },
  ReconciledSegment: {
    type: 'object',
    properties: {
      lines: {
        type: 'number',
      },
      parsed: {
        type: 'number',
      },
      ignored: {
        type: 'number',
      },
      rejected: {
        type: 'number',
      },
      oversize: {
        type: 'number',
      },
      facts: {
        type: 'number',
      },
      fresh: {
        type: 'number',
      },
      duplicate: {
        type: 'number',
      },
      tailBytes: {
        type: 'number',
      },
      linesCut: {
        type: 'number',
        description: 'Of syslog: lines that were shortened to 64 KiB, and lines known to be lost on the way, before or between these.',
      },
      linesLost: {
        type: 'number',
      },
      id: {
        type: 'string',
      },
      origin: {
        type: 'string',
      },
      name: {
        type: 'string',
      },
      compression: {
        type: 'string',
        enum: ['plain', 'gzip', 'zstd'],
      },
      dialect: {
        type: ['string', 'null'],
      },
      isDialectAssumed: {
        type: 'boolean',
        description: 'True when it is that of an earlier log of the same name, because this one is too short to show its own.',
      },
      state: {
        $ref: '#/components/schemas/SegmentState',
      },
      bytesTotal: {
        type: 'number',
        description: 'Bytes as stored, and how many of them are folded.',
      },
      bytesDone: {
        type: 'number',
      },
      isProvisional: {
        type: 'boolean',
        description: 'Came over UDP: lines could be forged and get lost unseen. In no figure until the same lines come by a trusted way.',
      },
      ignoredKinds: {
        type: 'object',
        additionalProperties: {
          type: 'number',
        },
      },
      rejectedReasons: {
        type: 'object',
        additionalProperties: {
          type: 'number',
        },
      },
      linesPerSecond: {
        type: ['number', 'null'],
      },
      receivedAt: {
        type: 'string',
      },
      foldedAt: {
        type: ['string', 'null'],
      },
      isRollUpPending: {
        type: 'boolean',
        description: 'True while days or periods touched by it still wait for their roll-up.',
      },
      error: {
        type: ['string', 'null'],
      },
      damageByte: {
        type: ['number', 'null'],
        description:
          'Byte of the stored file at which reading ended since it is damaged or a bomb; nothing behind it is counted. null = read to its end.',
      },
      lineBytes: {
        type: 'number',
        description: 'Plain text bytes in whole lines.',
      },
      byteDifference: {
        type: 'number',
        description: 'Bytes read less bytes of lines and of the unfinished line at the end.',
      },
      lineDifference: {
        type: 'number',
        description: 'lines − parsed − ignored − rejected − oversize',
      },
      factDifference: {
        type: 'number',
        description: 'facts − fresh − duplicate',
      },
      firstHourAt: {
        type: ['string', 'null'],
        description: 'Beginning of the first and the last hour it has facts of; null when it has none or came before this was kept.',
      },
      lastHourAt: {
        type: ['string', 'null'],
      },
      isUndoable: {
        type: 'boolean',
        description: 'Whether "undo this batch" would be taken now.',
      },
    },
    required: [
      'byteDifference',
      'bytesDone',
      'bytesTotal',
      'compression',
      'damageByte',
      'dialect',
      'duplicate',
      'error',
      'factDifference',
      'facts',
      'firstHourAt',
      'foldedAt',
      'fresh',
      'id',
      'ignored',
      'ignoredKinds',
      'isDialectAssumed',
      'isProvisional',
      'isRollUpPending',
      'isUndoable',
      'lastHourAt',
      'lineBytes',
      'lineDifference',
      'lines',
      'linesCut',
      'linesLost',
      'linesPerSecond',
      'name',
      'origin',
      'oversize',
      'parsed',
      'receivedAt',
      'rejected',
      'rejectedReasons',
      'state',
      'tailBytes',
    ],
    additionalProperties: false,
    description: 'A segment with its balance; all three differences are 0 when nothing is missing.',
  },
  ReconciliationReply: {
    type: 'object',
    properties: {
      checkedAt: {
        type: 'string',
      },
      invariants: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/InvariantReply',
        },
        description: 'I1 to I6, in order.',
      },
      sample: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            origin: {
              type: 'string',
            },
            day: {
              type: 'string',
            },
          },
          required: ['origin', 'day'],
          additionalProperties: false,
        },
        description: 'Days whose hours and figures were made again from the files for I3, I4, I5; `nhipthu verify --rebuild` does all.',
      },
      sampledAt: {
        type: 'string',
        description: 'When that was done; a sample in which all was right stands for a while.',
      },
      origins: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/OriginTotals',
        },
      },
    },
    required: ['checkedAt', 'invariants', 'sample', 'sampledAt', 'origins'],
    additionalProperties: false,
    description: '`GET /api/v1/ingest/reconciliation`',
  },
  RecoveryCodesReply: {
    type: 'object',
    properties: {
      codes: {
        type: 'array',
        items: {
          type: 'string',
        },
        description: 'Each signs in once instead of a code; shown once.',
      },
    },
    required: ['codes'],
    additionalProperties: false,
    description: '`POST /api/v1/session/second-factor/confirmation`',
  },
  ReductionReply: {
    type: 'object',
    properties: {
      absolute: {
        type: ['number', 'null'],
        description: 'RA, by monthly means.',
      },
      normalised: {
        type: ['number', 'null'],
        description: 'RN, normalised by the number of documents.',
      },
      headline: {
        type: ['number', 'null'],
        description: 'The lesser of the two: what is compared with a target.',
      },
    },
    required: ['absolute', 'normalised', 'headline'],
    additionalProperties: false,
    description: 'How much less paper than in the baseline, ratios that may be below 0; null = cannot be told.',
  },
  RegisterCounts: {
    type: 'object',
    properties: {
      paper: {
        type: 'number',
      },
      both: {
        type: 'number',
      },
      electronic: {
        type: 'number',
      },
    },
    required: ['paper', 'both', 'electronic'],
    additionalProperties: false,
    description:
      'A month\'s outgoing documents of one issuer by form: paper, both forms ("song song"), digitally signed only. Each document once.',
  },
  RegisterLine: {
    type: 'object',
    properties: {
      paper: {
        type: 'number',
      },
      both: {
        type: 'number',
      },
      electronic: {
        type: 'number',
      },
      documentType: {
        type: ['string', 'null'],
      },
    },
    required: ['both', 'documentType', 'electronic', 'paper'],
    additionalProperties: false,
    description: 'The outgoing documents of one type ("công văn", "báo cáo" …) in a month; null = all types together.',
  },
  RegistersMissing: {
    type: 'object',
    properties: {
      kind: {
        type: 'string',
        const: 'registers-missing',
      },
      periodId: {
        type: 'string',
      },
      dueOn: {
        $ref: '#/components/schemas/IsoDate',
      },
      isOverdue: {
        type: 'boolean',
      },
      agency: {
        anyOf: [
          {
            $ref: '#/components/schemas/NamedAgency',
          },
          {
            type: 'null',
          },
        ],
      },
      missing: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/NamedAgency',
        },
      },
    },
    required: ['kind', 'periodId', 'dueOn', 'isOverdue', 'agency', 'missing'],
    additionalProperties: false,
    description:
      'Registers of a reporting month that have not been handed in. `agency`: who is reminded; null: to Home Affairs, of all of them.',
  },
  RegularRule: {
    type: 'object',
    properties: {
      kind: {
        type: 'string',
        const: 'regular',
      },
      accessRatio: {
        type: 'number',
      },
      weekRatio: {
        type: 'number',
      },
      minWeekDays: {
        type: 'number',
        description: 'Own covered working days that make a week count.',
      },
      minDays: {
        type: 'number',
        description: 'Own covered working days below which nothing is said.',
      },
    },
    required: ['kind', 'accessRatio', 'weekRatio', 'minWeekDays', 'minDays'],
    additionalProperties: false,
    description:
      "DU-2: access on a share of one's covered working days, and sent in a share of the weeks. Ratios 0..1, read as the decimals they are written as.",
  },
  RejectedLines: {
    type: 'object',
    properties: {
      reason: {
        type: 'string',
        description: 'A reason for rejection, or `oversize`.',
      },
      count: {
        type: 'number',
      },
      positions: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/LinePosition',
        },
        description: 'The first 100: line number from 1 and offset in bytes from 0, both in the plain text.',
      },
    },
    required: ['reason', 'count', 'positions'],
    additionalProperties: false,
    description: 'Where lines of one reason stand; their text is never kept nor shown.',
  },
  RejectsReply: {
    type: 'object',
    properties: {
      segmentId: {
        type: 'string',
      },
      name: {
        type: 'string',
      },
      origin: {
        type: 'string',
      },
      dialect: {
        type: ['string', 'null'],
      },
      linesRead: {
        type: 'number',
      },
      isComplete: {
        type: 'boolean',
        description: 'False when the time was up before the end, or the file is damaged: the counts are then of the lines read.',
      },
      reasons: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/RejectedLines',
        },
      },
    },
    required: ['segmentId', 'name', 'origin', 'dialect', 'linesRead', 'isComplete', 'reasons'],
    additionalProperties: false,
    description: '`GET /api/v1/ingest/segments/:id/rejects`: the file is read again for it.',
  },
  ReportAppendix: {
    type: 'object',
    properties: {
      name: {
        type: 'string',
        description: '"Phụ lục I", or "Phụ lục" when it is the only one.',
      },
      title: {
        type: 'string',
      },
      reference: {
        type: 'string',
        description: '"(Kèm theo Báo cáo …)"',
      },
      isLandscape: {
        type: 'boolean',
      },
      blocks: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/ReportBlock',
        },
      },
    },
    required: ['name', 'title', 'reference', 'isLandscape', 'blocks'],
    additionalProperties: false,
  },
  ReportBlock: {
    anyOf: [
      {
        type: 'object',
        properties: {
          kind: {
            type: 'string',
            const: 'heading',
          },
          level: {
            type: 'number',
            enum: [1, 2],
          },
          text: {
            type: 'string',
          },
        },
        required: ['kind', 'level', 'text'],
        additionalProperties: false,
      },
      {
        type: 'object',
        properties: {
          kind: {
            type: 'string',
            enum: ['paragraph', 'item', 'note'],
          },
          text: {
            type: 'string',
          },
        },
        required: ['kind', 'text'],
        additionalProperties: false,
      },
      {
        type: 'object',
        properties: {
          kind: {
            type: 'string',
            const: 'table',
          },
          table: {
            $ref: '#/components/schemas/ReportTable',
          },
        },
        required: ['kind', 'table'],
        additionalProperties: false,
      },
      {
        type: 'object',
        properties: {
          kind: {
            type: 'string',
            const: 'chart',
          },
          chart: {
            $ref: '#/components/schemas/ReportChart',
          },
        },
        required: ['kind', 'chart'],
        additionalProperties: false,
      },
    ],
  },
  ReportCell: {
    type: 'object',
    properties: {
      text: {
        type: 'string',
      },
      value: {
        type: ['number', 'string', 'null'],
      },
      data: {
        type: 'array',
        items: {
          type: ['number', 'string', 'null'],
        },
        description: 'Values of the column\'s `data`, in their order; a masked count is a text with its sign, a withheld one "—".',
      },
    },
    required: ['text', 'value'],
    additionalProperties: false,
    description: 'One cell: as it is printed, and as a number or text for files with data. `value` null: not known, never 0.',
  },
  ReportChart: {
    anyOf: [
      {
        $ref: '#/components/schemas/BarChart',
      },
      {
        $ref: '#/components/schemas/LineChart',
      },
      {
        $ref: '#/components/schemas/QrChart',
      },
    ],
  },
  ReportColumn: {
    type: 'object',
    properties: {
      key: {
        type: 'string',
        description: 'Name in files with data.',
      },
      title: {
        type: 'string',
      },
      kind: {
        type: 'string',
        enum: ['ordinal', 'text', 'count', 'ratio', 'amount'],
        description: 'Ratios are 0..1 in `value`; amounts are đồng. Text is set to the left, all else centred or to the right.',
      },
      width: {
        type: 'number',
        description: "Share of the table's width; only the proportions count.",
      },
      data: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/ReportDataColumn',
        },
        description: 'What it is in files with data, where that is more than one number: n/N, an interval. Absent: itself.',
      },
    },
    additionalProperties: false,
    required: ['key', 'kind', 'title', 'width'],
    description: 'A column as it is printed.',
  },
  ReportDataColumn: {
    type: 'object',
    properties: {
      key: {
        type: 'string',
        description: 'Name in files with data.',
      },
      title: {
        type: 'string',
      },
      kind: {
        type: 'string',
        enum: ['ordinal', 'text', 'count', 'ratio', 'amount'],
        description: 'Ratios are 0..1 in `value`; amounts are đồng. Text is set to the left, all else centred or to the right.',
      },
      width: {
        type: 'number',
        description: "Share of the table's width; only the proportions count.",
      },
    },
    required: ['key', 'title', 'kind', 'width'],
    additionalProperties: false,
    description: 'A column of files with data.',
  },
  ReportDocument: {
    type: 'object',
    properties: {
      template: {
        $ref: '#/components/schemas/ReportTemplate',
      },
      fileName: {
        type: 'string',
        description: 'Beginning of file names.',
      },
      title: {
        type: 'string',
      },
      period: {
        $ref: '#/components/schemas/Period',
      },
      agency: {
        type: ['string', 'null'],
        description: 'The agency that it is about; null: the province.',
      },
      code: {
        type: 'string',
        description: 'Printed; leads to the frozen figures.',
      },
      frozenAt: {
        type: 'string',
        description: 'When the figures were frozen, ISO 8601: the date that files bear, so that the same content gives the same bytes.',
      },
      footer: {
        type: 'string',
        description: 'At the foot of every page.',
      },
      main: {
        anyOf: [
          {
            $ref: '#/components/schemas/ReportMain',
          },
          {
            type: 'null',
          },
        ],
        description: 'Null where the paper is only an appendix to another one.',
      },
      appendices: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/ReportAppendix',
        },
      },
      facts: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/ReportFact',
        },
      },
    },
    required: ['template', 'fileName', 'title', 'period', 'agency', 'code', 'frozenAt', 'footer', 'main', 'appendices', 'facts'],
    additionalProperties: false,
    description: 'A report as it is previewed and written: every format is made of this and of nothing else.',
  },
  ReportDraft: {
    type: 'object',
    properties: {
      introduction: {
        type: 'array',
        items: {
          type: 'string',
        },
      },
      on: {
        $ref: '#/components/schemas/IsoDate',
        description: 'The day printed at its head.',
      },
      signature: {
        $ref: '#/components/schemas/ReportSignature',
      },
      recipients: {
        type: 'array',
        items: {
          type: 'string',
        },
      },
    },
    additionalProperties: false,
    description: 'What may be set for a report; what is absent is written by the template. None of it is a figure.',
  },
  ReportExportReply: {
    type: 'object',
    properties: {
      id: {
        type: 'number',
      },
      periodId: {
        type: 'string',
      },
      number: {
        type: 'number',
        description: 'Of the frozen version: 0 the freeze, from 1 its amendments.',
      },
      code: {
        type: 'string',
        description: 'Of the frozen version.',
      },
      template: {
        $ref: '#/components/schemas/ReportTemplate',
      },
      agency: {
        type: ['string', 'null'],
        description: "Code of the agency of an agency's report; `all`: one report for each of them.",
      },
      formats: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/ReportFormat',
        },
      },
      state: {
        $ref: '#/components/schemas/ReportExportState',
      },
      doneCount: {
        type: 'number',
        description: 'Of the parts that are written one by one.',
      },
      totalCount: {
        type: 'number',
      },
      fileName: {
        type: ['string', 'null'],
        description: 'Null until it is done.',
      },
      fileSize: {
        type: ['number', 'null'],
      },
      contentHash: {
        type: ['string', 'null'],
        description: 'SHA-256 of the file, hexadecimal.',
      },
      madeBy: {
        type: 'string',
      },
      madeAt: {
        type: 'string',
        description: 'ISO 8601.',
      },
    },
    required: [
      'id',
      'periodId',
      'number',
      'code',
      'template',
      'agency',
      'formats',
      'state',
      'doneCount',
      'totalCount',
      'fileName',
      'fileSize',
      'contentHash',
      'madeBy',
      'madeAt',
    ],
    additionalProperties: false,
    description: 'One export of a report: who had what written when.',
  },
  ReportExportState: {
    type: 'string',
    enum: ['waiting', 'running', 'done', 'failed', 'cancelled'],
    description: 'Waiting for a worker, being written, there to be fetched, given up after a fault, given up because somebody said so.',
  },
  ReportExportsReply: {
    type: 'object',
    properties: {
      exports: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/ReportExportReply',
        },
      },
      isDemo: {
        type: 'boolean',
      },
    },
    required: ['exports', 'isDemo'],
    additionalProperties: false,
    description: '`GET /api/v1/reports`: newest first.',
  },
  ReportFact: {
    type: 'object',
    properties: {
      label: {
        type: 'string',
      },
      value: {
        type: 'string',
      },
    },
    required: ['label', 'value'],
    additionalProperties: false,
    description: 'By which rules and from what the figures were made.',
  },
  ReportFailed: {
    type: 'object',
    properties: {
      kind: {
        type: 'string',
        const: 'report-failed',
      },
      template: {
        $ref: '#/components/schemas/ReportTemplate',
      },
      periodId: {
        type: 'string',
      },
    },
    required: ['kind', 'template', 'periodId'],
    additionalProperties: false,
    description: 'A report that a schedule could not have written, and that nobody tries again.',
  },
  ReportFormat: {
    type: 'string',
    enum: ['docx', 'pdf', 'xlsx', 'csv'],
    description: 'A file that a report is written to.',
  },
  ReportLetterhead: {
    type: 'object',
    properties: {
      parent: {
        type: ['string', 'null'],
        description: 'The superior authority; null where there is none.',
      },
      issuer: {
        type: 'string',
      },
      number: {
        type: 'string',
        description: 'The number is left blank: the registry assigns it.',
      },
      placeAndDate: {
        type: 'string',
      },
    },
    required: ['parent', 'issuer', 'number', 'placeAndDate'],
    additionalProperties: false,
    description: 'Boxes 2, 3 and 4 of Decree 30/2020, Appendix I.',
  },
  ReportMain: {
    type: 'object',
    properties: {
      letterhead: {
        $ref: '#/components/schemas/ReportLetterhead',
      },
      kind: {
        type: 'string',
        description: '"BÁO CÁO"',
      },
      subject: {
        type: 'string',
        description: '"Trích yếu".',
      },
      addressees: {
        type: 'array',
        items: {
          type: 'string',
        },
      },
      bases: {
        type: 'array',
        items: {
          type: 'string',
        },
        description: '"Căn cứ …", each ending in ";", the last in ".".',
      },
      introduction: {
        type: 'array',
        items: {
          type: 'string',
        },
        description: 'What whoever issues it may write otherwise.',
      },
      blocks: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/ReportBlock',
        },
      },
      closing: {
        type: 'string',
      },
      signature: {
        $ref: '#/components/schemas/ReportSignature',
      },
      recipients: {
        type: 'array',
        items: {
          type: 'string',
        },
        description: 'Lines below "Nơi nhận:".',
      },
    },
    required: ['letterhead', 'kind', 'subject', 'addressees', 'bases', 'introduction', 'blocks', 'closing', 'signature', 'recipients'],
    additionalProperties: false,
    description: 'Everything in front of the appendices.',
  },
  ReportReady: {
    type: 'object',
    properties: {
      kind: {
        type: 'string',
        const: 'report-ready',
      },
      template: {
        $ref: '#/components/schemas/ReportTemplate',
      },
      periodId: {
        type: 'string',
      },
      number: {
        type: 'number',
        description: 'Of the frozen version: 0 the freeze.',
      },
      code: {
        type: 'string',
      },
      exportId: {
        type: 'number',
      },
    },
    required: ['kind', 'template', 'periodId', 'number', 'code', 'exportId'],
    additionalProperties: false,
    description: 'A report that a schedule had written.',
  },
  ReportSignature: {
    type: 'object',
    properties: {
      authority: {
        type: 'array',
        items: {
          type: 'string',
        },
        description: '"GIÁM ĐỐC", or "KT. GIÁM ĐỐC" above "PHÓ GIÁM ĐỐC".',
      },
      name: {
        type: ['string', 'null'],
        description: 'Blank lines for a name written by hand when null.',
      },
    },
    required: ['authority', 'name'],
    additionalProperties: false,
    description: 'Boxes 7a and 7b.',
  },
  ReportTable: {
    type: 'object',
    properties: {
      id: {
        type: 'string',
        description: 'Unique in the document; names the file with data.',
      },
      title: {
        type: 'string',
      },
      shortTitle: {
        type: 'string',
        description: 'Unique in the document; names the sheet, so at most 31 letters and none of : \\ / ? * [ ].',
      },
      columns: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/ReportColumn',
        },
      },
      rows: {
        type: 'array',
        items: {
          type: 'array',
          items: {
            $ref: '#/components/schemas/ReportCell',
          },
        },
      },
      notes: {
        type: 'array',
        items: {
          type: 'string',
        },
        description: 'Printed below.',
      },
    },
    required: ['id', 'title', 'shortTitle', 'columns', 'rows', 'notes'],
    additionalProperties: false,
  },
  ReportTemplate: {
    type: 'string',
    enum: ['monthly', 'quarterly', 'half-yearly', 'yearly', 'agency', 'league', 'paper', 'data-quality'],
    description:
      'What is written of a frozen period: the compliance report of the province (one template per kind of period), the report of one agency, and papers about one subject: the league of agencies, paper, the quality of the data.',
  },
  ReportWaits: {
    type: 'object',
    properties: {
      kind: {
        type: 'string',
        const: 'report-waits',
      },
      template: {
        $ref: '#/components/schemas/ReportTemplate',
      },
      periodId: {
        type: 'string',
      },
    },
    required: ['kind', 'template', 'periodId'],
    additionalProperties: false,
    description: 'A report that a schedule would have written, were its period frozen.',
  },
  RetentionReply: {
    type: 'object',
    properties: {
      rawMonths: {
        type: 'number',
        description: 'Files as they were handed over.',
      },
      personMonths: {
        type: 'number',
        description: 'Whatever tells of single people.',
      },
      leaverMonths: {
        type: 'number',
        description: 'The names of who has left.',
      },
    },
    required: ['rawMonths', 'personMonths', 'leaverMonths'],
    additionalProperties: false,
    description: 'How long things are kept, in months, as the settings say; figures of units and the ledger are kept for good.',
  },
  Role: {
    type: 'string',
    enum: ['leadership', 'home-affairs', 'agency', 'mail-administrator', 'official', 'auditor'],
    description: 'Who may see what; the slice ships one account, the names are final.',
  },
  RoleFlowReply: {
    type: 'object',
    properties: {
      period: {
        $ref: '#/components/schemas/Period',
      },
      isProvisional: {
        type: 'boolean',
        description: 'The period is not over ("tạm tính").',
      },
      code: {
        type: ['string', 'null'],
        description: 'Of the agency; null for the province.',
      },
      name: {
        type: ['string', 'null'],
      },
      groups: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/FlowGroup',
        },
        description: 'The groups that are told apart, the highest first; empty when nothing is told.',
      },
      inside: {
        anyOf: [
          {
            type: 'array',
            items: {
              $ref: '#/components/schemas/FlowCell',
            },
          },
          {
            type: 'null',
          },
        ],
        description: 'Between people of one agency, every pair of groups; null when it is not told.',
      },
      outside: {
        anyOf: [
          {
            type: 'array',
            items: {
              $ref: '#/components/schemas/FlowCell',
            },
          },
          {
            type: 'null',
          },
        ],
        description: 'From people of the agency to people of other agencies, by their groups; null like `inside`.',
      },
      withheld: {
        anyOf: [
          {
            $ref: '#/components/schemas/FlowSilence',
          },
          {
            type: 'null',
          },
        ],
      },
      received: {
        type: ['number', 'null'],
        description: 'Copies that boxes of the agency received.',
      },
      toldReceived: {
        type: ['number', 'null'],
        description:
          'Of them: sent by a mailbox that logs name. Only such copies are in the cells; null, never 0, when of none it is told.',
      },
      agencies: {
        anyOf: [
          {
            $ref: '#/components/schemas/FlowAgencies',
          },
          {
            type: 'null',
          },
        ],
        description: 'Null for one agency.',
      },
      asOf: {
        type: ['string', 'null'],
      },
      isDemo: {
        type: 'boolean',
      },
    },
    required: [
      'period',
      'isProvisional',
      'code',
      'name',
      'groups',
      'inside',
      'outside',
      'withheld',
      'received',
      'toldReceived',
      'agencies',
      'asOf',
      'isDemo',
    ],
    additionalProperties: false,
    description:
      '`GET /api/v1/adoption/flow?ky=bc-2026-07` of the province, `GET /api/v1/adoption/agencies/snv/flow?ky=bc-2026-07` of one agency: mail by role group, in the units of that time. Copies of messages, not people.',
  },
  RosterClass: {
    type: 'string',
    enum: ['eligible', 'full-leave', 'exempt', 'too-short'],
    description: 'What became of a person of the roster in a period: counted (E), or why not.',
  },
  RosterCounts: {
    type: 'object',
    properties: {
      roster: {
        type: 'number',
        description: 'R: everybody employed on at least one working day of the period.',
      },
      eligible: {
        type: 'number',
        description: 'E',
      },
      fullLeave: {
        type: 'number',
      },
      exempt: {
        type: 'number',
      },
      tooShort: {
        type: 'number',
      },
      withMailbox: {
        type: 'number',
        description: 'Those of E with a personal mailbox, and those without, who count as not using.',
      },
      withoutMailbox: {
        type: 'number',
      },
    },
    required: ['roster', 'eligible', 'fullLeave', 'exempt', 'tooShort', 'withMailbox', 'withoutMailbox'],
    additionalProperties: false,
    description: 'The roster of a period. People are counted once, at the unit of their last eligible day.',
  },
  SavingsReply: {
    type: 'object',
    properties: {
      sheets: {
        type: ['number', 'null'],
      },
      postings: {
        type: ['number', 'null'],
      },
      total: {
        type: ['number', 'null'],
        description: 'Null unless both parts are known.',
      },
    },
    required: ['sheets', 'postings', 'total'],
    additionalProperties: false,
    description: 'Money saved, in whole đồng, below 0 when more was spent; null = not known.',
  },
  ScheduleKind: {
    type: 'string',
    enum: ['report', 'digest', 'registers', 'alerts'],
    description:
      '`report`: the report of the last period that is over, once it is frozen; `digest`: figures by mail; `registers`: reminders to agencies that have not handed in their registers; `alerts`: goals crossed and silent logs by mail, as they come.',
  },
  ScheduleRecipient: {
    type: 'object',
    properties: {
      username: {
        type: 'string',
      },
      displayName: {
        type: 'string',
      },
      role: {
        anyOf: [
          {
            $ref: '#/components/schemas/Role',
          },
          {
            type: 'null',
          },
        ],
        description: 'Null: there is no such account in use any more.',
      },
      obstacle: {
        anyOf: [
          {
            $ref: '#/components/schemas/RecipientObstacle',
          },
          {
            type: 'null',
          },
        ],
        description: 'Why nothing is sent now; null: it is.',
      },
    },
    required: ['username', 'displayName', 'role', 'obstacle'],
    additionalProperties: false,
    description: 'Somebody who has letters sent.',
  },
  ScheduleReply: {
    type: 'object',
    properties: {
      id: {
        type: 'number',
      },
      kind: {
        $ref: '#/components/schemas/ScheduleKind',
      },
      template: {
        anyOf: [
          {
            $ref: '#/components/schemas/ReportTemplate',
          },
          {
            type: 'null',
          },
        ],
        description: 'Of a report.',
      },
      formats: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/ReportFormat',
        },
      },
      cadence: {
        $ref: '#/components/schemas/Cadence',
      },
      day: {
        type: ['number', 'null'],
        description: 'Null: at once.',
      },
      hour: {
        type: ['number', 'null'],
        description: 'Full hour of the province, 0 to 23; null: at once.',
      },
      startsOn: {
        $ref: '#/components/schemas/IsoDate',
        description: 'What came due before is not made up for.',
      },
      recipients: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/ScheduleRecipient',
        },
      },
      nextAt: {
        type: ['string', 'null'],
        description: 'When it comes due next, ISO 8601; null: whenever there is something.',
      },
      runs: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/ScheduleRunReply',
        },
        description: 'Newest first, at most three.',
      },
      madeBy: {
        type: 'string',
      },
      madeAt: {
        type: 'string',
      },
    },
    required: [
      'id',
      'kind',
      'template',
      'formats',
      'cadence',
      'day',
      'hour',
      'startsOn',
      'recipients',
      'nextAt',
      'runs',
      'madeBy',
      'madeAt',
    ],
    additionalProperties: false,
  },
  ScheduleRunReply: {
    type: 'object',
    properties: {
      periodId: {
        type: 'string',
      },
      dueAt: {
        type: 'string',
        description: 'ISO 8601.',
      },
      state: {
        $ref: '#/components/schemas/ScheduleRunState',
      },
    },
    required: ['periodId', 'dueAt', 'state'],
    additionalProperties: false,
    description: 'One time that a schedule came due: once for each period.',
  },
  ScheduleRunState: {
    type: 'string',
    enum: ['waiting', 'done', 'missed', 'failed'],
    description:
      'Waits for the frozen period or for figures; done; overtaken by the next one before it could be done; could not be written.',
  },
  SchedulesReply: {
    type: 'object',
    properties: {
      schedules: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/ScheduleReply',
        },
      },
      posts: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/PostReply',
        },
      },
      isMailConfigured: {
        type: 'boolean',
        description: 'Whether letters are sent from here at all.',
      },
      webhookHosts: {
        type: 'array',
        items: {
          type: 'string',
        },
        description: 'Hosts that webhooks go to.',
      },
      candidates: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/ScheduleRecipient',
        },
        description: 'Accounts that may be recipients of something: those that see figures of the province, or look after logs.',
      },
      isDemo: {
        type: 'boolean',
      },
    },
    required: ['schedules', 'posts', 'isMailConfigured', 'webhookHosts', 'candidates', 'isDemo'],
    additionalProperties: false,
    description: '`GET /api/v1/schedules`: schedules in use, and the newest 50 deliveries.',
  },
  SecondFactorOfferReply: {
    type: 'object',
    properties: {
      secret: {
        type: 'string',
        description: 'Base32, to be typed where no camera is.',
      },
      qr: {
        type: 'string',
        description: 'The same as a QR code, a `data:` address of an SVG picture.',
      },
    },
    required: ['secret', 'qr'],
    additionalProperties: false,
    description: '`POST /api/v1/session/second-factor`',
  },
  SecondFactorReply: {
    type: 'object',
    properties: {
      isOn: {
        type: 'boolean',
      },
      recoveryCodesLeft: {
        type: 'number',
      },
    },
    required: ['isOn', 'recoveryCodesLeft'],
    additionalProperties: false,
    description: '`GET /api/v1/session/second-factor`',
  },
  SegmentPageReply: {
    type: 'object',
    properties: {
      items: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/ReconciledSegment',
        },
      },
      nextCursor: {
        type: ['string', 'null'],
        description: 'For `cursor`; null on the last page.',
      },
    },
    required: ['items', 'nextCursor'],
    additionalProperties: false,
    description: '`GET /api/v1/ingest/segments?cursor&limit&origin&state`: newest first.',
  },
  SegmentReply: {
    type: 'object',
    properties: {
      lines: {
        type: 'number',
      },
      parsed: {
        type: 'number',
      },
      ignored: {
        type: 'number',
      },
      rejected: {
        type: 'number',
      },
      oversize: {
        type: 'number',
      },
      facts: {
        type: 'number',
      },
      fresh: {
        type: 'number',
      },
      duplicate: {
        type: 'number',
      },
      tailBytes: {
        type: 'number',
      },
      linesCut: {
        type: 'number',
        description: 'Of syslog: lines that were shortened to 64 KiB, and lines known to be lost on the way, before or between these.',
      },
      linesLost: {
        type: 'number',
      },
      id: {
        type: 'string',
      },
      origin: {
        type: 'string',
      },
      name: {
        type: 'string',
      },
      compression: {
        type: 'string',
        enum: ['plain', 'gzip', 'zstd'],
      },
      dialect: {
        type: ['string', 'null'],
      },
      isDialectAssumed: {
        type: 'boolean',
        description: 'True when it is that of an earlier log of the same name, because this one is too short to show its own.',
      },
      state: {
        $ref: '#/components/schemas/SegmentState',
      },
      bytesTotal: {
        type: 'number',
        description: 'Bytes as stored, and how many of them are folded.',
      },
      bytesDone: {
        type: 'number',
      },
      isProvisional: {
        type: 'boolean',
        description: 'Came over UDP: lines could be forged and get lost unseen. In no figure until the same lines come by a trusted way.',
      },
      ignoredKinds: {
        type: 'object',
        additionalProperties: {
          type: 'number',
        },
      },
      rejectedReasons: {
        type: 'object',
        additionalProperties: {
          type: 'number',
        },
      },
      linesPerSecond: {
        type: ['number', 'null'],
      },
      receivedAt: {
        type: 'string',
      },
      foldedAt: {
        type: ['string', 'null'],
      },
      isRollUpPending: {
        type: 'boolean',
        description: 'True while days or periods touched by it still wait for their roll-up.',
      },
      error: {
        type: ['string', 'null'],
      },
      damageByte: {
        type: ['number', 'null'],
        description:
          'Byte of the stored file at which reading ended since it is damaged or a bomb; nothing behind it is counted. null = read to its end.',
      },
    },
    required: [
      'bytesDone',
      'bytesTotal',
      'compression',
      'damageByte',
      'dialect',
      'duplicate',
      'error',
      'facts',
      'foldedAt',
      'fresh',
      'id',
      'ignored',
      'ignoredKinds',
      'isDialectAssumed',
      'isProvisional',
      'isRollUpPending',
      'lines',
      'linesCut',
      'linesLost',
      'linesPerSecond',
      'name',
      'origin',
      'oversize',
      'parsed',
      'receivedAt',
      'rejected',
      'rejectedReasons',
      'state',
      'tailBytes',
    ],
    additionalProperties: false,
    description:
      'One uploaded file (or slice of a log), as the ingest page shows it. `lines = parsed + ignored + rejected + oversize`; `facts = fresh + duplicate`.',
  },
  SegmentState: {
    type: 'string',
    enum: ['received', 'folding', 'folded', 'failed', 'undoing', 'undone'],
    description:
      'Where a segment stands: waiting, being folded, folded (every byte accounted for), failed (see `error`), being taken back, taken back (it counts for nothing; handed over again it counts again).',
  },
  SendingRule: {
    type: 'object',
    properties: {
      kind: {
        type: 'string',
        const: 'sending',
      },
      days: {
        type: 'number',
      },
    },
    required: ['kind', 'days'],
    additionalProperties: false,
    description: 'DU-5: at least one message sent in the last days.',
  },
  SensitivityReply: {
    type: 'object',
    properties: {
      period: {
        $ref: '#/components/schemas/Period',
      },
      isProvisional: {
        type: 'boolean',
      },
      structure: {
        $ref: '#/components/schemas/UnitStructure',
      },
      definitions: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/DefinitionId',
        },
      },
      targets: {
        type: 'array',
        items: {
          anyOf: [
            {
              $ref: '#/components/schemas/TargetReply',
            },
            {
              type: 'null',
            },
          ],
        },
        description: 'The target in force at the end of the period for each definition; null where there is none.',
      },
      province: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/Figure',
        },
        description: 'Sums over the agencies published under the definition.',
      },
      agencies: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/AgencySensitivity',
        },
        description: 'By name.',
      },
      snapshots: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/SnapshotReply',
        },
      },
      asOf: {
        type: ['string', 'null'],
      },
      computedAt: {
        type: ['string', 'null'],
      },
      isDemo: {
        type: 'boolean',
      },
    },
    required: [
      'period',
      'isProvisional',
      'structure',
      'definitions',
      'targets',
      'province',
      'agencies',
      'snapshots',
      'asOf',
      'computedAt',
      'isDemo',
    ],
    additionalProperties: false,
    description:
      '`GET /api/v1/adoption/sensitivity?ky=bc-2026-07`: "độ nhạy theo định nghĩa", the same people under every definition side by side.',
  },
  SessionHoursEntry: {
    type: 'object',
    properties: {
      unitId: {
        type: ['number', 'null'],
      },
      validFrom: {
        $ref: '#/components/schemas/IsoDate',
      },
      validTo: {
        anyOf: [
          {
            $ref: '#/components/schemas/IsoDate',
          },
          {
            type: 'null',
          },
        ],
      },
      from: {
        type: 'string',
        description: 'First and last day of the season as `MM-DD`; it may run over New Year.',
      },
      to: {
        type: 'string',
      },
      sessions: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/WorkSession',
        },
      },
      source: {
        type: 'string',
      },
    },
    required: ['unitId', 'validFrom', 'validTo', 'from', 'to', 'sessions', 'source'],
    additionalProperties: false,
    description: 'Session hours in force from `validFrom` on and before `validTo` (null: still), for a season that returns every year.',
  },
  SessionHoursReply: {
    type: 'object',
    additionalProperties: false,
    properties: {
      id: {
        type: 'number',
      },
      unit: {
        type: ['string', 'null'],
        description: 'Code of the agency; null for the whole province.',
      },
      isTentative: {
        type: 'boolean',
        description: '"Tạm": no decision that fixes it has been published.',
      },
      entered: {
        $ref: '#/components/schemas/JournalMark',
      },
      withdrawn: {
        anyOf: [
          {
            $ref: '#/components/schemas/JournalMark',
          },
          {
            type: 'null',
          },
        ],
        description: 'Null while it is in force.',
      },
      unitId: {
        type: ['number', 'null'],
      },
      validFrom: {
        $ref: '#/components/schemas/IsoDate',
      },
      validTo: {
        anyOf: [
          {
            $ref: '#/components/schemas/IsoDate',
          },
          {
            type: 'null',
          },
        ],
      },
      from: {
        type: 'string',
        description: 'First and last day of the season as `MM-DD`; it may run over New Year.',
      },
      to: {
        type: 'string',
      },
      sessions: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/WorkSession',
        },
      },
      source: {
        type: 'string',
      },
    },
    required: ['entered', 'from', 'id', 'isTentative', 'sessions', 'source', 'to', 'unit', 'unitId', 'validFrom', 'validTo', 'withdrawn'],
    description: 'Stored session hours.',
  },
  SessionReply: {
    type: 'object',
    properties: {
      username: {
        type: 'string',
      },
      displayName: {
        type: 'string',
      },
      role: {
        $ref: '#/components/schemas/Role',
      },
      agencyCode: {
        type: ['string', 'null'],
        description: 'Code of the agency that an account of the role `agency` speaks for; null for other roles.',
      },
      needsSecondFactor: {
        type: 'boolean',
        description: 'Whether nothing but the page of the own account opens until a second factor is on it.',
      },
    },
    required: ['username', 'displayName', 'role', 'agencyCode', 'needsSecondFactor'],
    additionalProperties: false,
    description: 'Who is signed in; the answer of `POST /api/v1/session`.',
  },
  SessionRule: {
    type: 'object',
    properties: {
      kind: {
        type: 'string',
        const: 'session',
      },
      keptRatio: {
        type: 'number',
        description: 'Share of the due sessions to be kept, 0..1.',
      },
      outsideMinutes: {
        type: 'number',
        description: 'The window at the start: from so many minutes before it to so many after. At the end: the same two, turned round.',
      },
      insideMinutes: {
        type: 'number',
      },
    },
    required: ['kind', 'keptRatio', 'outsideMinutes', 'insideMinutes'],
    additionalProperties: false,
    description: 'DU-4: access at the beginning and at the end of sessions; minutes, both ends of each window included.',
  },
  SessionStateReply: {
    type: 'object',
    properties: {
      session: {
        anyOf: [
          {
            $ref: '#/components/schemas/SessionReply',
          },
          {
            type: 'null',
          },
        ],
        description: 'Null when nobody is signed in.',
      },
    },
    required: ['session'],
    additionalProperties: false,
    description: '`GET /api/v1/session`: asking is open to everybody, so that a page may ask before anybody has signed in.',
  },
  SignInWaysReply: {
    type: 'object',
    properties: {
      hasPasswordReset: {
        type: 'boolean',
        description: 'Whether a link for a new password is sent by mail.',
      },
      identityProvider: {
        type: ['string', 'null'],
        description: 'What the identity provider is called that may sign somebody in; null: there is none.',
      },
      needsSetup: {
        type: 'boolean',
        description: 'Whether there is no account yet: the first is made on a page of its own.',
      },
    },
    required: ['hasPasswordReset', 'identityProvider', 'needsSetup'],
    additionalProperties: false,
    description: '`GET /api/v1/session/ways`: how somebody may get in here, for the page that asks.',
  },
  Silence: {
    type: 'string',
    enum: ['no-working-day', 'too-few-days', 'too-few-weeks', 'no-time-of-day'],
    description:
      'Why of nobody, or of too few people, anything can be said though no log is missing: no working minute has elapsed; fewer working days than the definition asks for, or fewer weeks (DU-3); the source tells no time of day (DU-4).',
  },
  SnapshotReply: {
    type: 'object',
    properties: {
      id: {
        type: 'number',
      },
      directoryRevision: {
        type: 'number',
      },
      calendarRevision: {
        type: 'number',
      },
      logRevision: {
        type: 'number',
      },
      parserVersion: {
        type: 'number',
      },
      coverage: {
        type: 'string',
        description: 'The definition of coverage, such as `coverage@2`.',
      },
    },
    required: ['id', 'directoryRevision', 'calendarRevision', 'logRevision', 'parserVersion', 'coverage'],
    additionalProperties: false,
    description:
      'What figures were made from, by the revisions of all inputs: two figures of one snapshot and definition speak of the same data. Every change of directory or calendar, every roll-up of days, and every version of the parser that gives other facts raises one of the numbers.',
  },
  StickinessPoint: {
    type: 'object',
    properties: {
      value: {
        type: ['number', 'null'],
        description: 'Mean people a working day ÷ people in the period, 0..1, to three decimals; null where it is not told.',
      },
      meanDaily: {
        type: ['number', 'null'],
        description: 'People active on a working day on average, rounded; null as `value`.',
      },
      active: {
        type: ['number', 'null'],
        description: 'People active in the period (DU-1), of the same agencies: printed counts added up; null as `value`.',
      },
      margin: {
        type: 'number',
        description: 'By how many people at most the true `active` differs.',
      },
      agencies: {
        type: 'number',
        description: 'Agencies it is of: those that have a rate under DU-1.',
      },
      agencyCount: {
        type: 'number',
        description: 'Agencies with people in that period.',
      },
      snapshotIds: {
        type: 'array',
        items: {
          type: 'number',
        },
        description: 'What the counts of those it is of were made from, ascending.',
      },
    },
    required: ['value', 'meanDaily', 'active', 'margin', 'agencies', 'agencyCount', 'snapshotIds'],
    additionalProperties: false,
    description: 'How habitual use was in one period; see `stickinessOf`.',
  },
  StickinessReply: {
    type: 'object',
    properties: {
      periods: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/Period',
        },
        description: 'Oldest first, ending with the asked one.',
      },
      points: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/StickinessPoint',
        },
        description: 'In the order of the periods.',
      },
      isProvisional: {
        type: 'boolean',
        description:
          'The asked period is not over: who has been there only part of it counts as often as whoever will be there to its end, so its value is no course yet.',
      },
      asOf: {
        type: ['string', 'null'],
      },
      isDemo: {
        type: 'boolean',
      },
    },
    required: ['periods', 'points', 'isProvisional', 'asOf', 'isDemo'],
    additionalProperties: false,
    description:
      '`GET /api/v1/adoption/stickiness?ky=bc-2026-07`: of the province over up to 12 periods of one kind; of single agencies there is none.',
  },
  SubmissionMonth: {
    type: 'object',
    properties: {
      period: {
        $ref: '#/components/schemas/Period',
      },
      dueOn: {
        $ref: '#/components/schemas/IsoDate',
      },
      counts: {
        type: 'object',
        properties: {
          submitted: {
            type: 'number',
          },
          late: {
            type: 'number',
          },
          due: {
            type: 'number',
          },
          overdue: {
            type: 'number',
          },
        },
        required: ['submitted', 'late', 'due', 'overdue'],
        additionalProperties: false,
      },
    },
    required: ['period', 'dueOn', 'counts'],
    additionalProperties: false,
    description: 'A reporting month, and how many units stand how with their registers.',
  },
  SubmissionState: {
    type: 'string',
    enum: ['submitted', 'late', 'due', 'overdue'],
    description: 'Reported in time, reported late, still to be reported, and not reported although due.',
  },
  SuccessionReply: {
    type: 'object',
    properties: {
      id: {
        type: 'number',
      },
      kind: {
        type: 'string',
        enum: ['merge', 'split', 'rename'],
      },
      from: {
        type: 'object',
        properties: {
          code: {
            type: 'string',
          },
          name: {
            type: 'string',
          },
        },
        required: ['code', 'name'],
        additionalProperties: false,
      },
      to: {
        type: 'object',
        properties: {
          code: {
            type: 'string',
          },
          name: {
            type: 'string',
          },
        },
        required: ['code', 'name'],
        additionalProperties: false,
      },
      onDay: {
        $ref: '#/components/schemas/IsoDate',
        description: 'First day of what came after.',
      },
      basis: {
        type: 'string',
        description: 'The decision: type, number, date, issuer.',
      },
      oldName: {
        type: ['string', 'null'],
        description: 'The name before a renaming.',
      },
    },
    required: ['id', 'kind', 'from', 'to', 'onDay', 'basis', 'oldName'],
    additionalProperties: false,
    description: 'How an agency goes on: it merges into another, a part of it becomes another, or it gets a new name (`from` = `to`).',
  },
  SuccessionsReply: {
    type: 'object',
    properties: {
      successions: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/SuccessionReply',
        },
      },
    },
    required: ['successions'],
    additionalProperties: false,
    description: '`GET /api/v1/directory/successions`, newest first.',
  },
  TargetAgency: {
    type: 'object',
    properties: {
      code: {
        type: 'string',
      },
      name: {
        type: 'string',
      },
      tier: {
        $ref: '#/components/schemas/AgencyTier',
      },
      divisions: {
        type: 'array',
        items: {
          type: 'string',
        },
      },
    },
    required: ['code', 'name', 'tier', 'divisions'],
    additionalProperties: false,
    description: 'An agency that a target may be for.',
  },
  TargetChangeReply: {
    type: 'object',
    properties: {
      id: {
        type: 'number',
      },
    },
    required: ['id'],
    additionalProperties: false,
    description: '`POST /api/v1/targets`',
  },
  TargetEntry: {
    type: 'object',
    properties: {
      id: {
        type: 'number',
      },
      supersedes: {
        type: ['number', 'null'],
      },
      metric: {
        $ref: '#/components/schemas/TargetMetric',
      },
      scope: {
        $ref: '#/components/schemas/TargetScope',
      },
      periodKind: {
        anyOf: [
          {
            $ref: '#/components/schemas/PeriodKind',
          },
          {
            type: 'null',
          },
        ],
        description: 'Kind of periods it is about; null for every kind.',
      },
      comparator: {
        type: 'string',
        enum: ['>=', '>'],
      },
      levels: {
        $ref: '#/components/schemas/TargetLevels',
      },
      trajectory: {
        anyOf: [
          {
            $ref: '#/components/schemas/Trajectory',
          },
          {
            type: 'null',
          },
        ],
      },
      legalBasis: {
        $ref: '#/components/schemas/LegalBasis',
      },
      approvedBy: {
        type: ['string', 'null'],
        description: 'Null where it was not asked for yet.',
      },
      validFrom: {
        $ref: '#/components/schemas/IsoDate',
        description: 'In force from this day on and before `validTo` (null: until superseded).',
      },
      validTo: {
        anyOf: [
          {
            $ref: '#/components/schemas/IsoDate',
          },
          {
            type: 'null',
          },
        ],
      },
      agency: {
        type: ['string', 'null'],
        description: "Code of the agency of an agency's or a division's target.",
      },
      unitName: {
        type: ['string', 'null'],
        description: 'Name of the agency or division; null for the province and for tiers.',
      },
      supersededBy: {
        anyOf: [
          {
            type: 'object',
            properties: {
              id: {
                type: 'number',
              },
              from: {
                $ref: '#/components/schemas/IsoDate',
              },
            },
            required: ['id', 'from'],
            additionalProperties: false,
          },
          {
            type: 'null',
          },
        ],
        description: 'The target that supersedes it, and from when on; null while none does.',
      },
      state: {
        type: 'string',
        enum: ['in-force', 'future', 'past'],
        description: 'On the day asked about.',
      },
      basisLine: {
        type: 'string',
        description: 'The instrument as one line.',
      },
      entered: {
        $ref: '#/components/schemas/JournalMark',
      },
    },
    required: [
      'agency',
      'approvedBy',
      'basisLine',
      'comparator',
      'entered',
      'id',
      'legalBasis',
      'levels',
      'metric',
      'periodKind',
      'scope',
      'state',
      'supersededBy',
      'supersedes',
      'trajectory',
      'unitName',
      'validFrom',
      'validTo',
    ],
    additionalProperties: false,
    description: 'A target as listed, with what became of it.',
  },
  TargetHistoryReply: {
    type: 'object',
    properties: {
      day: {
        $ref: '#/components/schemas/IsoDate',
      },
      versions: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/TargetEntry',
        },
      },
    },
    required: ['day', 'versions'],
    additionalProperties: false,
    description: '`GET /api/v1/targets/:id/history`: what was superseded by what, oldest first.',
  },
  TargetLevel: {
    type: 'string',
    enum: ['minimum', 'met', 'good'],
    description: '"Tối thiểu", "đạt", "tốt", the lowest first.',
  },
  TargetLevels: {
    type: 'object',
    properties: {
      minimum: {
        type: ['number', 'null'],
      },
      met: {
        type: 'number',
      },
      good: {
        type: ['number', 'null'],
      },
    },
    required: ['minimum', 'met', 'good'],
    additionalProperties: false,
    description: 'Ratios 0..1, ascending; a level that was not set is null. The verdict words speak of `met`.',
  },
  TargetMetric: {
    anyOf: [
      {
        $ref: '#/components/schemas/DefinitionId',
      },
      {
        type: 'string',
        const: 'paper-reduction@1',
      },
    ],
    description: 'What a target is about: a definition of use, or the headline reduction of paper, with its version.',
  },
  TargetReply: {
    type: 'object',
    properties: {
      id: {
        type: 'number',
      },
      scope: {
        type: 'string',
        enum: ['province', 'tier', 'agency', 'division'],
      },
      comparator: {
        type: 'string',
        enum: ['>=', '>'],
      },
      threshold: {
        type: 'number',
      },
      levels: {
        $ref: '#/components/schemas/TargetLevels',
      },
      legalBasis: {
        type: 'string',
        description: 'The instrument as one line.',
      },
      validFrom: {
        $ref: '#/components/schemas/IsoDate',
      },
      metric: {
        $ref: '#/components/schemas/DefinitionId',
      },
    },
    required: ['comparator', 'id', 'legalBasis', 'levels', 'metric', 'scope', 'threshold', 'validFrom'],
    additionalProperties: false,
    description: 'The target of a rate of use.',
  },
  TargetScope: {
    anyOf: [
      {
        type: 'object',
        properties: {
          kind: {
            type: 'string',
            const: 'province',
          },
        },
        required: ['kind'],
        additionalProperties: false,
      },
      {
        type: 'object',
        properties: {
          kind: {
            type: 'string',
            const: 'tier',
          },
          tier: {
            $ref: '#/components/schemas/AgencyTier',
          },
        },
        required: ['kind', 'tier'],
        additionalProperties: false,
      },
      {
        type: 'object',
        properties: {
          kind: {
            type: 'string',
            const: 'agency',
          },
          agencyId: {
            type: 'number',
          },
        },
        required: ['kind', 'agencyId'],
        additionalProperties: false,
      },
      {
        type: 'object',
        properties: {
          kind: {
            type: 'string',
            const: 'division',
          },
          divisionId: {
            type: 'number',
          },
        },
        required: ['kind', 'divisionId'],
        additionalProperties: false,
      },
    ],
    description: 'For whom: everybody, the agencies of one tier, one agency and its divisions, or one division.',
  },
  TargetStanding: {
    type: 'object',
    properties: {
      level: {
        anyOf: [
          {
            $ref: '#/components/schemas/TargetLevel',
          },
          {
            type: 'null',
          },
        ],
        description: 'The highest level reached; null when none is, or without value.',
      },
      due: {
        type: ['number', 'null'],
        description: 'What the trajectory asks of this period; null without a trajectory, before it begins, or for another kind of period.',
      },
      behind: {
        type: ['number', 'null'],
        description: '`due` minus the value, below 0 when ahead; null without either.',
      },
    },
    required: ['level', 'due', 'behind'],
    additionalProperties: false,
    description: 'Where a figure stands against its target beside the verdict; ratios.',
  },
  TargetTerms: {
    type: 'object',
    properties: {
      id: {
        type: 'number',
      },
      scope: {
        type: 'string',
        enum: ['province', 'tier', 'agency', 'division'],
      },
      comparator: {
        type: 'string',
        enum: ['>=', '>'],
      },
      threshold: {
        type: 'number',
      },
      levels: {
        $ref: '#/components/schemas/TargetLevels',
      },
      legalBasis: {
        type: 'string',
        description: 'The instrument as one line.',
      },
      validFrom: {
        $ref: '#/components/schemas/IsoDate',
      },
    },
    required: ['id', 'scope', 'comparator', 'threshold', 'levels', 'legalBasis', 'validFrom'],
    additionalProperties: false,
    description: 'What a figure is compared with. `threshold` is the level `met`, a ratio 0..1: the verdict words speak of it.',
  },
  TargetsReply: {
    type: 'object',
    properties: {
      day: {
        $ref: '#/components/schemas/IsoDate',
        description: 'The day `state` speaks of.',
      },
      targets: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/TargetEntry',
        },
      },
      agencies: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/TargetAgency',
        },
        description: 'Agencies that exist on the day.',
      },
      isDemo: {
        type: 'boolean',
      },
    },
    required: ['day', 'targets', 'agencies', 'isDemo'],
    additionalProperties: false,
    description: '`GET /api/v1/targets`: every target there ever was: in force, to come, past; by metric, the newest first.',
  },
  Trajectory: {
    anyOf: [
      {
        type: 'object',
        properties: {
          kind: {
            type: 'string',
            const: 'linear',
          },
          from: {
            $ref: '#/components/schemas/TrajectoryPoint',
          },
          to: {
            $ref: '#/components/schemas/TrajectoryPoint',
          },
        },
        required: ['kind', 'from', 'to'],
        additionalProperties: false,
      },
      {
        type: 'object',
        properties: {
          kind: {
            type: 'string',
            const: 'steps',
          },
          steps: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/TrajectoryPoint',
            },
          },
        },
        required: ['kind', 'steps'],
        additionalProperties: false,
      },
    ],
    description:
      'The way to the target: evenly from one period to another, or in steps that hold until the next. All periods are of one kind.',
  },
  TrajectoryPoint: {
    type: 'object',
    properties: {
      periodId: {
        type: 'string',
      },
      value: {
        type: 'number',
      },
    },
    required: ['periodId', 'value'],
    additionalProperties: false,
    description: 'What is due in one period, a ratio.',
  },
  TreeAgencyReply: {
    type: 'object',
    properties: {
      from: {
        anyOf: [
          {
            $ref: '#/components/schemas/IsoDate',
          },
          {
            type: 'null',
          },
        ],
      },
      to: {
        anyOf: [
          {
            $ref: '#/components/schemas/IsoDate',
          },
          {
            type: 'null',
          },
        ],
      },
      code: {
        type: 'string',
      },
      name: {
        type: 'string',
      },
      tier: {
        $ref: '#/components/schemas/AgencyTier',
      },
      officialCount: {
        type: 'number',
      },
      withoutMailboxCount: {
        type: 'number',
      },
      mailboxes: {
        type: 'object',
        properties: {
          personal: {
            type: 'number',
          },
          unit: {
            type: 'number',
          },
          shared: {
            type: 'number',
          },
          robot: {
            type: 'number',
          },
          leaver: {
            type: 'number',
          },
          unmatched: {
            type: 'number',
          },
        },
        required: ['personal', 'unit', 'shared', 'robot', 'leaver', 'unmatched'],
        additionalProperties: false,
        description: 'Boxes counted for the agency by kind; personal ones are those of its officials.',
      },
      divisions: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/DivisionReply',
        },
      },
      domains: {
        type: 'array',
        items: {
          type: 'string',
        },
        description: 'Mail domains whose addresses are of this agency on the day.',
      },
    },
    required: ['code', 'divisions', 'domains', 'from', 'mailboxes', 'name', 'officialCount', 'tier', 'to', 'withoutMailboxCount'],
    additionalProperties: false,
    description: 'An agency on a day. People without a division are in `officialCount` only.',
  },
  TrendPoint: {
    type: 'object',
    properties: {
      periodId: {
        type: 'string',
      },
      value: {
        type: ['number', 'null'],
      },
      numerator: {
        type: ['number', 'null'],
      },
      publication: {
        $ref: '#/components/schemas/Publication',
      },
      margin: {
        type: 'number',
      },
      denominator: {
        type: 'number',
      },
      verdict: {
        $ref: '#/components/schemas/Verdict',
      },
      due: {
        type: ['number', 'null'],
        description: 'What the trajectory of the target of that period asks, a ratio; null without one, or before it begins.',
      },
      threshold: {
        type: ['number', 'null'],
        description: 'The target in force at the end of that period, a ratio; null where there was none yet.',
      },
      coverage: {
        type: ['number', 'null'],
        description:
          'Share of the working minutes of that period with log evidence, 0..1; null when none has elapsed, or nobody was there.',
      },
      snapshotIds: {
        type: 'array',
        items: {
          type: 'number',
        },
        description: 'What it was made from, ascending; several where agencies of that period were computed at different times.',
      },
      isProvisional: {
        type: 'boolean',
        description: 'The period is not over: the point is told, and compared with none.',
      },
    },
    required: [
      'periodId',
      'value',
      'numerator',
      'publication',
      'margin',
      'denominator',
      'verdict',
      'due',
      'threshold',
      'coverage',
      'snapshotIds',
      'isProvisional',
    ],
    additionalProperties: false,
    description: 'One point of a trend; `value` null splits the line.',
  },
  TypedBasis: {
    type: 'object',
    properties: {
      kind: {
        type: 'string',
        const: 'text',
      },
      text: {
        type: 'string',
      },
    },
    required: ['kind', 'text'],
    additionalProperties: false,
    description: 'A basis as it was typed, from before its parts were asked for.',
  },
  UnattributedPrint: {
    type: 'object',
    properties: {
      queue: {
        type: 'string',
      },
      host: {
        type: 'string',
      },
      account: {
        type: 'string',
      },
      jobs: {
        type: 'number',
      },
      sheets: {
        type: 'number',
      },
    },
    required: ['queue', 'host', 'account', 'jobs', 'sheets'],
    additionalProperties: false,
    description: 'Jobs of one queue, host and account that belong to no unit.',
  },
  UnattributedPrintReply: {
    type: 'object',
    properties: {
      prints: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/UnattributedPrint',
        },
      },
    },
    required: ['prints'],
    additionalProperties: false,
    description: '`GET /api/v1/paper/unattributed`, most sheets first.',
  },
  UndoReply: {
    type: 'object',
    properties: {
      segment: {
        $ref: '#/components/schemas/SegmentReply',
      },
      state: {
        type: 'string',
        enum: ['undoing', 'undone'],
      },
    },
    required: ['segment', 'state'],
    additionalProperties: false,
    description: '`DELETE /api/v1/ingest/segments/:id`: 202 while it is being undone, 200 when it is.',
  },
  UnitStructure: {
    type: 'string',
    enum: ['as-was', 'as-is'],
    description: '`as-was`: people by the units of that time; `as-is`: by what has become of those units since. Both have the same totals.',
  },
  UnitSubmissions: {
    type: 'object',
    properties: {
      code: {
        type: 'string',
      },
      name: {
        type: 'string',
      },
      states: {
        type: 'array',
        items: {
          anyOf: [
            {
              $ref: '#/components/schemas/SubmissionState',
            },
            {
              type: 'null',
            },
          ],
        },
      },
    },
    required: ['code', 'name', 'states'],
    additionalProperties: false,
    description: 'How one unit stands with each month; null where it did not exist.',
  },
  UnknownAddressReply: {
    type: 'object',
    properties: {
      address: {
        type: 'string',
        description: 'As the logs tell it, in lower case; perhaps without a domain.',
      },
      origins: {
        type: 'array',
        items: {
          type: 'string',
        },
      },
      count: {
        type: 'number',
        description: 'Log-ins, messages sent and copies received together.',
      },
      dayCount: {
        type: 'number',
      },
      firstDay: {
        $ref: '#/components/schemas/IsoDate',
      },
      lastDay: {
        $ref: '#/components/schemas/IsoDate',
      },
      suggestion: {
        $ref: '#/components/schemas/AddressSuggestion',
      },
    },
    required: ['address', 'origins', 'count', 'dayCount', 'firstDay', 'lastDay', 'suggestion'],
    additionalProperties: false,
    description: 'An account in the logs that the directory does not know.',
  },
  UnknownAddressesReply: {
    type: 'object',
    properties: {
      addresses: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/UnknownAddressReply',
        },
      },
      total: {
        type: 'number',
      },
    },
    required: ['addresses', 'total'],
    additionalProperties: false,
    description: '`GET /api/v1/directory/unknown-addresses?q&offset&limit`, most frequent first; without those told to be foreign.',
  },
  UnmatchedAddress: {
    type: 'object',
    properties: {
      origin: {
        type: 'string',
      },
      address: {
        type: 'string',
      },
      kind: {
        $ref: '#/components/schemas/UnmatchedKind',
      },
      count: {
        type: 'number',
      },
      firstDay: {
        type: 'string',
      },
      lastDay: {
        type: 'string',
      },
    },
    required: ['origin', 'address', 'kind', 'count', 'firstDay', 'lastDay'],
    additionalProperties: false,
    description: 'An account of a mail server that the directory does not know.',
  },
  UnmatchedKind: {
    type: 'string',
    enum: ['login', 'sent', 'received'],
    description: 'What an unknown account did: logged in, sent, or had a copy stored.',
  },
  UnmatchedReply: {
    type: 'object',
    properties: {
      addresses: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/UnmatchedAddress',
        },
        description: 'Most frequent first, at most 1000.',
      },
      unlistedCount: {
        type: 'number',
        description:
          'What is beyond the addresses listed: copies for names kept only as a hash, names that are none, and what is over the limits. Never listed.',
      },
      addressCount: {
        type: 'number',
        description: 'Distinct (origin, address, kind), listed or not, of those that are kept by name.',
      },
    },
    required: ['addresses', 'unlistedCount', 'addressCount'],
    additionalProperties: false,
    description: '`GET /api/v1/ingest/unmatched?from&to`: both days included, at most 400.',
  },
  UploadReply: {
    type: 'object',
    properties: {
      segment: {
        $ref: '#/components/schemas/SegmentReply',
      },
      isKnown: {
        type: 'boolean',
      },
    },
    required: ['segment', 'isKnown'],
    additionalProperties: false,
    description:
      'Answer of `PUT /api/v1/origins/:name/segments?name=mail.log.1.gz`: 201 when new, 200 when the same bytes were already there.',
  },
  UseDefinition: {
    type: 'object',
    properties: {
      id: {
        $ref: '#/components/schemas/DefinitionId',
      },
      rule: {
        $ref: '#/components/schemas/UseRule',
      },
    },
    required: ['id', 'rule'],
    additionalProperties: false,
  },
  UseRule: {
    anyOf: [
      {
        $ref: '#/components/schemas/ActiveRule',
      },
      {
        $ref: '#/components/schemas/RegularRule',
      },
      {
        $ref: '#/components/schemas/HabitRule',
      },
      {
        $ref: '#/components/schemas/SessionRule',
      },
      {
        $ref: '#/components/schemas/SendingRule',
      },
    ],
    description: 'What a definition counts, as numbers that can be changed for a what-if.',
  },
  Verdict: {
    type: 'string',
    enum: ['met', 'near', 'not-met', 'insufficient-data', 'too-few-days', 'not-published', 'no-target'],
    description:
      'Verdict words: Đạt, Gần đạt, Chưa đạt, Chưa đủ dữ liệu, Chưa đủ ngày (too few working days have passed to judge anybody by), Không công bố (too few people, or a count printed as "≥" or "≤" that leaves open whether the target is met); `no-target` when no target is in force.',
  },
  VerdictCounts: {
    type: 'object',
    properties: {
      met: {
        type: 'number',
      },
      near: {
        type: 'number',
      },
      'not-met': {
        type: 'number',
      },
      'insufficient-data': {
        type: 'number',
      },
      'too-few-days': {
        type: 'number',
      },
      'not-published': {
        type: 'number',
      },
      'no-target': {
        type: 'number',
      },
    },
    required: ['met', 'near', 'not-met', 'insufficient-data', 'too-few-days', 'not-published', 'no-target'],
    additionalProperties: false,
    description: 'How many agencies stand where. The sum of all counts is the number of agencies.',
  },
  VersionedTarget: {
    type: 'object',
    properties: {
      id: {
        type: 'number',
      },
      supersedes: {
        type: ['number', 'null'],
      },
      metric: {
        $ref: '#/components/schemas/TargetMetric',
      },
      scope: {
        $ref: '#/components/schemas/TargetScope',
      },
      periodKind: {
        anyOf: [
          {
            $ref: '#/components/schemas/PeriodKind',
          },
          {
            type: 'null',
          },
        ],
        description: 'Kind of periods it is about; null for every kind.',
      },
      comparator: {
        type: 'string',
        enum: ['>=', '>'],
      },
      levels: {
        $ref: '#/components/schemas/TargetLevels',
      },
      trajectory: {
        anyOf: [
          {
            $ref: '#/components/schemas/Trajectory',
          },
          {
            type: 'null',
          },
        ],
      },
      legalBasis: {
        $ref: '#/components/schemas/LegalBasis',
      },
      approvedBy: {
        type: ['string', 'null'],
        description: 'Null where it was not asked for yet.',
      },
      validFrom: {
        $ref: '#/components/schemas/IsoDate',
        description: 'In force from this day on and before `validTo` (null: until superseded).',
      },
      validTo: {
        anyOf: [
          {
            $ref: '#/components/schemas/IsoDate',
          },
          {
            type: 'null',
          },
        ],
      },
    },
    required: [
      'id',
      'supersedes',
      'metric',
      'scope',
      'periodKind',
      'comparator',
      'levels',
      'trajectory',
      'legalBasis',
      'approvedBy',
      'validFrom',
      'validTo',
    ],
    additionalProperties: false,
    description: 'A target as approved; never edited, only superseded by one that names it.',
  },
  VolumeReply: {
    type: 'object',
    properties: {
      sent: {
        type: ['number', 'null'],
        description: 'Accepted submissions, re-queues merged.',
      },
      sentUntold: {
        type: ['number', 'null'],
        description:
          'Of them: of so many the logs do not tell where they went (ADR 30). Where it is not 0, directions and recipients are "at least"; if it is all of them, null.',
      },
      sentInternal: {
        type: ['number', 'null'],
        description: 'Of `sent`: to recipients all inside the province, all outside, or both.',
      },
      sentExternal: {
        type: ['number', 'null'],
      },
      sentMixed: {
        type: ['number', 'null'],
      },
      recipients: {
        type: ['number', 'null'],
        description: 'Distinct envelope recipients of each message, added up, and those of them inside the province.',
      },
      internalRecipients: {
        type: ['number', 'null'],
      },
      received: {
        type: ['number', 'null'],
        description: 'Final deliveries into mailboxes.',
      },
    },
    required: ['sent', 'sentUntold', 'sentInternal', 'sentExternal', 'sentMixed', 'recipients', 'internalRecipients', 'received'],
    additionalProperties: false,
    description:
      'Mail of the period; all null when no log covers it. Messages, recipients and copies are three different things and never added.',
  },
  WatchedFileError: {
    type: 'string',
    enum: ['permission-denied', 'unreadable', 'incomplete-gzip', 'unsupported-compression', 'not-taken-in'],
    description:
      'What keeps a watched file from being handed over: the account of the program may not read it; it cannot be read for another reason; a gzip file that still lacks its end; a compression that is not read; the ingest (disk, database) did not take it. All are tried again.',
  },
  WatchedFileReply: {
    type: 'object',
    properties: {
      origin: {
        type: 'string',
      },
      path: {
        type: 'string',
      },
      size: {
        type: ['number', 'null'],
        description: 'Null when not even the size can be read.',
      },
      offset: {
        type: 'number',
      },
      handedOverAt: {
        type: ['string', 'null'],
        description: 'When this process last handed over a part of it.',
      },
      error: {
        anyOf: [
          {
            $ref: '#/components/schemas/WatchedFileError',
          },
          {
            type: 'null',
          },
        ],
      },
    },
    required: ['origin', 'path', 'size', 'offset', 'handedOverAt', 'error'],
    additionalProperties: false,
    description:
      'A log file that is followed. `offset` of its `size` bytes are handed over; the rest waits, or is a line that has not ended yet.',
  },
  WatchedReply: {
    type: 'object',
    properties: {
      patterns: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            origin: {
              type: 'string',
            },
            pattern: {
              type: 'string',
            },
          },
          required: ['origin', 'pattern'],
          additionalProperties: false,
        },
      },
      files: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/WatchedFileReply',
        },
      },
    },
    required: ['patterns', 'files'],
    additionalProperties: false,
    description: '`GET /api/v1/ingest/watched`: what this process follows, by origin and path; nothing where `WATCH` is not set.',
  },
  WhatIfAgency: {
    type: 'object',
    properties: {
      code: {
        type: 'string',
      },
      name: {
        type: 'string',
      },
      now: {
        $ref: '#/components/schemas/Figure',
      },
      nowTarget: {
        anyOf: [
          {
            $ref: '#/components/schemas/TargetReply',
          },
          {
            type: 'null',
          },
        ],
      },
      tried: {
        $ref: '#/components/schemas/Figure',
      },
      triedTarget: {
        anyOf: [
          {
            type: 'object',
            properties: {
              comparator: {
                type: 'string',
                enum: ['>=', '>'],
              },
              threshold: {
                type: 'number',
              },
            },
            required: ['comparator', 'threshold'],
            additionalProperties: false,
          },
          {
            type: 'null',
          },
        ],
        description: '`comparator` and `threshold` of what it would be compared with; null when nothing would be.',
      },
      change: {
        $ref: '#/components/schemas/WhatIfChange',
      },
    },
    required: ['code', 'name', 'now', 'nowTarget', 'tried', 'triedTarget', 'change'],
    additionalProperties: false,
    description: 'One agency in a what-if: as it is counted now, and as it would be.',
  },
  WhatIfChange: {
    type: 'string',
    enum: ['gains', 'loses', 'same', 'untold'],
    description:
      '`gains`: would meet the target and does not now; `loses`: the other way round; `untold`: the printed count leaves open whether it would.',
  },
  WhatIfReply: {
    type: 'object',
    properties: {
      period: {
        $ref: '#/components/schemas/Period',
      },
      structure: {
        $ref: '#/components/schemas/UnitStructure',
      },
      measuredNow: {
        type: 'number',
        description: 'Agencies with a published rate and a target, now and with what is tried, and how many of these meet it.',
      },
      metNow: {
        type: 'number',
      },
      measuredTried: {
        type: 'number',
      },
      metTried: {
        type: 'number',
      },
      isDemo: {
        type: 'boolean',
      },
      definition: {
        $ref: '#/components/schemas/DefinitionId',
      },
      triedDefinition: {
        $ref: '#/components/schemas/DefinitionId',
      },
      definitions: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/DefinitionId',
        },
        description: 'Definitions with stored figures of the period, which may be tried.',
      },
      agencies: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/WhatIfAgency',
        },
        description: 'Who changes sides first, then by the tried rate, lowest first; the unknown last.',
      },
    },
    required: [
      'agencies',
      'definition',
      'definitions',
      'isDemo',
      'measuredNow',
      'measuredTried',
      'metNow',
      'metTried',
      'period',
      'structure',
      'triedDefinition',
    ],
    additionalProperties: false,
    description: '`GET /api/v1/targets/what-if`: who would pass if another target or definition applied. Nothing is stored by asking.',
  },
  WhatIfSummary: {
    type: 'object',
    properties: {
      period: {
        $ref: '#/components/schemas/Period',
      },
      structure: {
        $ref: '#/components/schemas/UnitStructure',
      },
      measuredNow: {
        type: 'number',
        description: 'Agencies with a published rate and a target, now and with what is tried, and how many of these meet it.',
      },
      metNow: {
        type: 'number',
      },
      measuredTried: {
        type: 'number',
      },
      metTried: {
        type: 'number',
      },
      isDemo: {
        type: 'boolean',
      },
    },
    required: ['period', 'structure', 'measuredNow', 'metNow', 'measuredTried', 'metTried', 'isDemo'],
    additionalProperties: false,
    description: 'What every what-if tells.',
  },
  WorkSession: {
    type: 'object',
    properties: {
      start: {
        type: 'number',
      },
      end: {
        type: 'number',
      },
    },
    required: ['start', 'end'],
    additionalProperties: false,
    description: 'One session ("buổi làm việc") in minutes after midnight, both ends included: 07:30 is 450.',
  },
} as const;
