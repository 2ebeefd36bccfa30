package io.yingda.server.sandbox.api;

/** One address of the API: does what a call asks of one account. */
@FunctionalInterface
interface Endpoint {

    Answer answer(Official account, Call call) throws Refusal;
}
