"""Line charts as SVG, by hand: both axes logarithmic, every line named where it ends."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10

COLORS = ("#2563eb", "#dc2626", "#059669", "#d97706", "#7c3aed", "#0891b2", "#be185d", "#4d7c0f")
WIDTH, HEIGHT = 560, 360
LEFT, RIGHT, TOP, BOTTOM = 64, 96, 44, 52


@dataclass(frozen=True)
class Chart:
    """Lines by name, each of (x, y) from left to right, all above nothing."""

    title: str
    across: str
    up: str
    lines: Mapping[str, Sequence[tuple[float, float]]]


def svg(charts: Sequence[Chart]) -> str:
    """The charts beside each other, as a picture that reads on a light page and on a dark one."""
    width = WIDTH * len(charts)
    drawn = "".join(
        f'<g transform="translate({place * WIDTH} 0)">{_chart(chart)}</g>' for place, chart in enumerate(charts)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {HEIGHT}" width="{width}" height="{HEIGHT}" '
        f'font-family="system-ui, sans-serif" font-size="12">'
        f'<rect width="{width}" height="{HEIGHT}" fill="#ffffff"/>{drawn}</svg>\n'
    )


def _chart(chart: Chart) -> str:
    points = [point for line in chart.lines.values() for point in line]
    xs = sorted({x for x, _ in points})
    ticks = _ticks(min(y for _, y in points), max(y for _, y in points))
    bottom, top = log10(ticks[0]), log10(ticks[-1])

    def across(x: float) -> float:
        share = (log10(x) - log10(xs[0])) / ((log10(xs[-1]) - log10(xs[0])) or 1)
        return LEFT + share * (WIDTH - LEFT - RIGHT)

    def up(y: float) -> float:
        return HEIGHT - BOTTOM - (log10(y) - bottom) / (top - bottom) * (HEIGHT - TOP - BOTTOM)

    parts = [
        _text(LEFT, 20, chart.title, weight="bold", size=14),
        _text(LEFT, 36, chart.up, color="#6b7280"),
        _text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 12, chart.across, "middle", color="#6b7280"),
    ]
    for tick in ticks:
        parts += [_rule(LEFT, up(tick), WIDTH - RIGHT, up(tick)), _text(LEFT - 8, up(tick) + 4, f"{tick:,g}", "end")]
    for x in xs:
        parts += [
            _rule(across(x), TOP, across(x), HEIGHT - BOTTOM),
            _text(across(x), HEIGHT - BOTTOM + 18, f"{x:,.0f}", "middle"),
        ]
    ends = _apart({name: up(line[-1][1]) for name, line in chart.lines.items()})
    for color, (name, line) in zip(COLORS, chart.lines.items(), strict=False):
        path = " ".join(f"{across(x):.1f},{up(y):.1f}" for x, y in line)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{color}" stroke-width="2"/>')
        parts += [f'<circle cx="{across(x):.1f}" cy="{up(y):.1f}" r="3" fill="{color}"/>' for x, y in line]
        parts.append(_text(WIDTH - RIGHT + 8, ends[name] + 4, f"{name} {line[-1][1]:,.3g}", color=color))
    return "".join(parts)


def _ticks(low: float, high: float) -> list[float]:
    """1, 2, 5, 10, 20, 50 and so on, from at most `low` to at least `high`."""
    steps = [digit * 10.0**power for power in range(floor(log10(low)), ceil(log10(high)) + 1) for digit in (1, 2, 5)]
    first = max(place for place, step in enumerate(steps) if step <= low)
    last = next(place for place, step in enumerate(steps) if step >= high)
    return steps[first : max(last, first + 1) + 1]


def _apart(heights: Mapping[str, float], least: float = 15) -> dict[str, float]:
    """The heights from top to bottom, moved down where labels would cover each other, then up from the axis."""
    placed: dict[str, float] = {}
    for name, y in sorted(heights.items(), key=lambda item: item[1]):
        placed[name] = max(y, max(placed.values(), default=-least) + least)
    beyond = max(placed.values()) - (HEIGHT - BOTTOM)
    return {name: y - max(0.0, beyond) for name, y in placed.items()}


def _rule(x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="#e5e7eb"/>'


def _text(
    x: float,
    y: float,
    text: str,
    anchor: str = "start",
    *,
    color: str = "#111827",
    weight: str = "normal",
    size: int = 12,
) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{color}" font-weight="{weight}" '
        f'font-size="{size}">{escape(text)}</text>'
    )
