package dev.kith.bench.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// Lines over logarithmic x, as an SVG that a browser shows in light and dark.
///
/// @param x what the x axis has, with its unit
/// @param y what the y axis has, with its unit
/// @param logarithmic whether the y axis is, too
public record Chart(String title, String x, String y, boolean logarithmic, List<Line> lines) {

  private static final int WIDTH = 720;
  private static final int HEIGHT = 420;
  private static final int LEFT = 64;
  private static final int TOP = 40;
  private static final int RIGHT = WIDTH - 190;
  private static final int BOTTOM = HEIGHT - 56;
  private static final List<String> COLOURS =
      List.of("#1f77b4", "#d62728", "#2ca02c", "#ff7f0e", "#9467bd", "#8c564b");

  /// @param dashed for what is not ours
  public record Line(String name, boolean dashed, List<Point> points) {
    public Line {
      points = List.copyOf(points);
    }
  }

  public record Point(double x, double y) {}

  public Chart {
    lines = List.copyOf(lines);
  }

  public String svg() {
    StringBuilder svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
        <rect width="100%%" height="100%%" fill="#ffffff"/>
        <text x="%d" y="22" font-size="15">%s</text>
        <text x="%d" y="%d" text-anchor="middle">%s</text>
        <text transform="translate(16 %d) rotate(-90)" text-anchor="middle">%s</text>
        """
            .formatted(
                WIDTH,
                HEIGHT,
                LEFT,
                title,
                (LEFT + RIGHT) / 2,
                HEIGHT - 14,
                x,
                (TOP + BOTTOM) / 2,
                y));
    for (double tick : xTicks()) {
      svg.append(
          rule(atX(tick), TOP, atX(tick), BOTTOM)
              + text(atX(tick), BOTTOM + 18, "middle", label(tick)));
    }
    for (double tick : yTicks()) {
      svg.append(
          rule(LEFT, atY(tick), RIGHT, atY(tick))
              + text(LEFT - 6, atY(tick) + 4, "end", label(tick)));
    }
    for (int i = 0; i < lines.size(); i++) {
      svg.append(line(lines.get(i), i));
    }
    return svg.append("</svg>\n").toString();
  }

  private static String rule(double x1, double y1, double x2, double y2) {
    return String.format(
        Locale.ROOT,
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#dddddd\"/>",
        x1,
        y1,
        x2,
        y2);
  }

  private static String text(double x, double y, String anchor, String text) {
    return String.format(
        Locale.ROOT,
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n",
        x,
        y,
        anchor,
        text);
  }

  private String line(Line line, int number) {
    String colour = COLOURS.get(number % COLOURS.size());
    String points =
        line.points().stream()
            .map(point -> String.format(Locale.ROOT, "%.1f,%.1f", atX(point.x()), atY(point.y())))
            .collect(Collectors.joining(" "));
    String dashes = line.dashed() ? " stroke-dasharray=\"5 4\"" : "";
    int legend = TOP + 10 + 20 * number;
    return """
    <polyline points="%s" fill="none" stroke="%s" stroke-width="2"%s/>
    <line x1="%d" y1="%d" x2="%d" y2="%d" stroke="%s" stroke-width="2"%s/><text x="%d" y="%d">%s</text>
    """
        .formatted(
            points,
            colour,
            dashes,
            RIGHT + 12,
            legend,
            RIGHT + 36,
            legend,
            colour,
            dashes,
            RIGHT + 42,
            legend + 4,
            line.name());
  }

  private double atX(double value) {
    double least = Math.log10(least(Point::x));
    double most = Math.log10(most(Point::x));
    return LEFT + (Math.log10(value) - least) / (most - least) * (RIGHT - LEFT);
  }

  private double atY(double value) {
    double least = logarithmic ? Math.log10(bottom()) : 0;
    double most = logarithmic ? Math.log10(top()) : top();
    double at = logarithmic ? Math.log10(Math.max(value, bottom())) : value;
    return BOTTOM - (at - least) / (most - least) * (BOTTOM - TOP);
  }

  private List<Double> xTicks() {
    return lines.stream()
        .flatMap(line -> line.points().stream())
        .map(Point::x)
        .distinct()
        .sorted()
        .toList();
  }

  private List<Double> yTicks() {
    List<Double> ticks = new ArrayList<>();
    if (logarithmic) {
      for (double tick = bottom(); tick <= top() * 1.01; tick *= 10) {
        ticks.add(tick);
      }
    } else {
      for (int i = 0; i <= 5; i++) {
        ticks.add(top() * i / 5);
      }
    }
    return ticks;
  }

  private double bottom() {
    return Math.pow(10, Math.floor(Math.log10(least(Point::y))));
  }

  private double top() {
    double most = most(Point::y);
    double step = Math.pow(10, Math.floor(Math.log10(most)));
    return logarithmic ? 10 * step : Math.ceil(most / step) * step;
  }

  private double least(ToDoubleFunction<Point> of) {
    return points(of).stream().filter(value -> value > 0).min(Double::compare).orElse(1.0);
  }

  private double most(ToDoubleFunction<Point> of) {
    return points(of).stream().max(Double::compare).orElse(1.0);
  }

  private List<Double> points(ToDoubleFunction<Point> of) {
    return lines.stream().flatMap(line -> line.points().stream()).map(of::applyAsDouble).toList();
  }

  private static String label(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,d", (long) value)
        : String.format(Locale.ROOT, value < 0.01 ? "%.0e" : "%.2f", value);
  }
}
