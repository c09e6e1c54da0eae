add_library(verdiep_sodium INTERFACE)
