// The room of outside formats; its first inhabitant mirrors MLflow stores.
