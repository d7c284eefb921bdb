package dev.kith.bench.runtime.membership;

import dev.kith.bench.figures.Chart;
import dev.kith.bench.figures.Target;
import java.util.List;
import java.util.Map;

/// What came out.
///
/// @param tables as Markdown, for people
/// @param charts by the name of their file
public record MembershipFigures(String tables, List<Target> targets, Map<String, Chart> charts) {}
