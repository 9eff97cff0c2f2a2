import { Rectangle, ResponsiveContainer, Sankey } from 'recharts';
import type { SankeyLinkProps, SankeyNodeProps } from 'recharts';
import classes from './flow-ribbons.module.css';
import tones from './flow-tones.module.css';

export interface FlowRibbon {
  /** Places among the names of both sides. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly tone: 'down' | 'up' | 'across' | 'others';
  /** What the pointer is told. */
  readonly sentence: string;
}

export interface FlowRibbonsProps {
  readonly height: number;
  /** Names of the senders, on the left, and of the recipients, on the right. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly ribbons: readonly FlowRibbon[];
  readonly formatCount: (count: number) => string;
  readonly sentence: string;
}

/** Room for the names beside the picture, in pixels. */
const ROOM = 190;
const NODE_WIDTH = 12;
const PADDING = 26;
/** Of a ribbon, so that a pale one is seen too. */
const EDGE = 1;

/** Ribbons from senders to recipients, each as wide as its count, names outside. The picture has one sentence; its figures are in the table beside it. */
export function FlowRibbons({ height, from, to, ribbons, formatCount, sentence }: FlowRibbonsProps) {
  // The thin ones last: a broad one would hide them where they cross.
  const drawn = ribbons.filter(({ count }) => count > 0).toSorted((one, other) => other.count - one.count);
  const sides = [
    ...from.map((name, at) => ({ side: 'from' as const, name, at })),
    ...to.map((name, at) => ({ side: 'to' as const, name, at })),
  ].filter(({ side, at }) => drawn.some((ribbon) => ribbon[side] === at));
  const placeOf = (side: 'from' | 'to', at: number): number => sides.findIndex((node) => node.side === side && node.at === at);
  const data = {
    nodes: sides.map(({ name }) => ({ name })),
    links: drawn.map((ribbon) => ({ source: placeOf('from', ribbon.from), target: placeOf('to', ribbon.to), value: ribbon.count })),
  };
  const drawNode = ({ x, y, width, height: size, index, payload }: SankeyNodeProps) => {
    const isLeft = sides[index]?.side === 'from';
    return (
      <g>
        <Rectangle x={x} y={y} width={width} height={size} className={classes['node'] ?? ''} isAnimationActive={false} />
        <text className={classes['name']} x={isLeft ? x - 8 : x + width + 8} y={y + size / 2} textAnchor={isLeft ? 'end' : 'start'}>
          <tspan dy="-0.15em">{payload.name}</tspan>
          <tspan className={classes['count']} x={isLeft ? x - 8 : x + width + 8} dy="1.2em">
            {formatCount(payload.value)}
          </tspan>
        </text>
      </g>
    );
  };
  const drawLink = (link: SankeyLinkProps) => {
    const ribbon = drawn[link.index];
    const course = `M${link.sourceX},${link.sourceY} C${link.sourceControlX},${link.sourceY} ${link.targetControlX},${link.targetY} ${link.targetX},${link.targetY}`;
    const width = Math.max(1, link.linkWidth);
    return (
      <g className={`${classes['link']} ${tones['tone']}`} data-tone={ribbon?.tone} data-count={ribbon?.count}>
        <title>{ribbon?.sentence}</title>
        <path className={classes['edge']} d={course} strokeWidth={width + 2 * EDGE} />
        <path className={classes['ribbon']} d={course} strokeWidth={width} />
      </g>
    );
  };
  return (
    <div role="img" aria-label={sentence} className={classes['frame']}>
      <ResponsiveContainer width="100%" height={height}>
        <Sankey
          data={data}
          node={drawNode}
          link={drawLink}
          nodeWidth={NODE_WIDTH}
          nodePadding={PADDING}
          sort={false}
          iterations={0}
          margin={{ top: 14, bottom: 14, left: ROOM, right: ROOM }}
          accessibilityLayer={false}
        />
      </ResponsiveContainer>
    </div>
  );
}
