/// The agents of the durability harness: programs that publish or receive, and report on standard
/// output, a line for each thing that happens. They end when their standard input does.
@NullMarked
package dev.kith.bench.agents;

import org.jspecify.annotations.NullMarked;
