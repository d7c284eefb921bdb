/// The shared language of agents, clients and services.
@NullMarked
package dev.kith.model;

import org.jspecify.annotations.NullMarked;
