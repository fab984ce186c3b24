"""The plan and render phases: the linked site to files."""
