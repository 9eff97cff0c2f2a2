import { drawChart, type ReportChart, type Shape } from '@nhip-thu/metrics';

/** A chart of a report, of the same shapes as in its files. */
export function ChartPicture({ chart }: { readonly chart: ReportChart }) {
  const { width, height, shapes } = drawChart(chart);
  return (
    <figure>
      <figcaption>{chart.title}</figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={chart.alt} width="100%">
        {shapes.map((shape, index) => (
          <ShapePicture key={index} shape={shape} />
        ))}
      </svg>
    </figure>
  );
}

function ShapePicture({ shape }: { readonly shape: Shape }) {
  switch (shape.kind) {
    case 'rect':
      return <rect x={shape.x} y={shape.y} width={shape.width} height={shape.height} fill={shape.fill} />;
    case 'dot':
      return <circle cx={shape.x} cy={shape.y} r={shape.radius} fill={shape.fill} />;
    case 'line':
      return (
        <polyline
          points={shape.points.map((point) => point.join(',')).join(' ')}
          fill="none"
          stroke={shape.stroke}
          strokeWidth={shape.thickness}
          {...(shape.isDashed ? { strokeDasharray: '4 3' } : {})}
        />
      );
    case 'text':
      return (
        <text x={shape.x} y={shape.y} fontSize={shape.size} textAnchor={shape.anchor}>
          {shape.text}
        </text>
      );
  }
}
