package org.jiheng.demo;

/**
 * The class that {@code mvn -Pdemo} runs, in the foreground, with the test class path.
 */
class Demo {

	public static void main(String[] args) throws InterruptedException {
		System.out.println(
				"Java " + Runtime.version() + ", max heap " + Runtime.getRuntime().maxMemory() / 1024 / 1024 + " MB");
		Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("stopped")));
		Thread.currentThread().join();
	}

}
