package org.jiheng.approval;

import java.io.IOException;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Does what a test needs done by GraphQL. */
public interface Steps {

	/** The payload of a mutation that must succeed. */
	JsonNode done(String user, String mutation, String selection, Map<String, ?> input)
			throws IOException, InterruptedException;

}
