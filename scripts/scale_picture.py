"""A curve as an SVG: lines through measured points on straight axes.

In: points by the name of their line. Out: SVG text. Never: a point that was not measured, a smoothed line.
"""

from __future__ import annotations

from html import escape

WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT = 640, 360, 70, 50, 20, 20
COLOURS = ("#1f5fa8", "#b3541e", "#2f7d4f")


def drawn(lines: dict[str, list[tuple[float, float]]], across: str, up: str) -> str:
    """Return the picture."""
    most_x = max(x for points in lines.values() for x, _ in points)
    most_y = max(y for points in lines.values() for _, y in points)

    def at(x: float, y: float) -> tuple[float, float]:
        wide, high = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM
        return LEFT + wide * x / most_x, HEIGHT - BOTTOM - high * y / most_y

    pieces = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
    ]
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        x, y = at(most_x * share, most_y * share)
        pieces += [
            f'<line x1="{LEFT}" y1="{y:.1f}" x2="{WIDTH - RIGHT}" y2="{y:.1f}" stroke="#ddd"/>',
            f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{most_y * share:.0f}</text>',
            f'<text x="{x:.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{most_x * share:.0f}</text>',
        ]
    for place, (name, points) in enumerate(lines.items()):
        colour, placed = COLOURS[place % len(COLOURS)], [at(x, y) for x, y in sorted(points)]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in placed)
        pieces.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        pieces += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>' for x, y in placed]
        pieces.append(f'<text x="{LEFT + 12}" y="{TOP + 16 + 16 * place}" fill="{colour}">{escape(name)}</text>')
    pieces.append(f'<text x="{WIDTH / 2:.0f}" y="{HEIGHT - 10}" text-anchor="middle">{escape(across)}</text>')
    pieces.append(f'<text x="14" y="{HEIGHT / 2:.0f}" transform="rotate(-90 14 {HEIGHT / 2:.0f})">{escape(up)}</text>')
    return "\n".join((*pieces, "</svg>\n"))
