package io.fleettwin.api.http;

import java.util.List;

/** What belongs together in the interface: the operations on one kind of thing. */
interface Resource {

  List<Operation> operations();
}
