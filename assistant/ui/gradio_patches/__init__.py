"""Changes to Gradio's insides, each with what it is for and what it gains."""
