package dev.kith.testkit.push;

/// What a server does with a request.
public interface Answering {

  Reply answer(Request request);
}
